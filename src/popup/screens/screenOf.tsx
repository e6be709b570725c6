import { lazy, type ReactNode } from 'react'
import type { View } from '../logic/route.ts'
import { Home } from './home/Home.tsx'
import { Starting } from './home/Starting.tsx'
import { Unlock } from './home/Unlock.tsx'
import { Connect } from './request/Connect.tsx'
import { Gone } from './request/Gone.tsx'

// The first paint needs none of these.
const Welcome = lazy(async () => ({ default: (await import('./onboarding/Welcome.tsx')).Welcome }))
const Create = lazy(async () => ({ default: (await import('./onboarding/Create.tsx')).Create }))
const Restore = lazy(async () => ({ default: (await import('./onboarding/Restore.tsx')).Restore }))
const Bring = lazy(async () => ({ default: (await import('./onboarding/Bring.tsx')).Bring }))
const Words = lazy(async () => ({ default: (await import('./onboarding/Words.tsx')).Words }))
const Prove = lazy(async () => ({ default: (await import('./onboarding/Prove.tsx')).Prove }))
const Register = lazy(async () => ({ default: (await import('./register/Register.tsx')).Register }))
const Registration = lazy(async () => ({ default: (await import('./progress/Registration.tsx')).Registration }))
const Opening = lazy(async () => ({ default: (await import('./progress/Opening.tsx')).Opening }))
const AccountScreen = lazy(async () => ({ default: (await import('./account/AccountScreen.tsx')).AccountScreen }))
const KeyScreen = lazy(async () => ({ default: (await import('./keys/KeyScreen.tsx')).KeyScreen }))
const AddAccount = lazy(async () => ({ default: (await import('./add/AddAccount.tsx')).AddAccount }))
const AddKey = lazy(async () => ({ default: (await import('./add/AddKey.tsx')).AddKey }))
const Sign = lazy(async () => ({ default: (await import('./request/Sign.tsx')).Sign }))
const Receive = lazy(async () => ({ default: (await import('./settings/Receive.tsx')).Receive }))
const Send = lazy(async () => ({ default: (await import('./send/Send.tsx')).Send }))
const Transaction = lazy(async () => ({ default: (await import('./history/Transaction.tsx')).Transaction }))
const History = lazy(async () => ({ default: (await import('./history/History.tsx')).History }))
const Rules = lazy(async () => ({ default: (await import('./rules/Rules.tsx')).Rules }))
const Settings = lazy(async () => ({ default: (await import('./settings/Settings.tsx')).Settings }))
const ShowWords = lazy(async () => ({ default: (await import('./vault/ShowWords.tsx')).ShowWords }))
const Damaged = lazy(async () => ({ default: (await import('./vault/Damaged.tsx')).Damaged }))
const Recover = lazy(async () => ({ default: (await import('./vault/Recover.tsx')).Recover }))
const ChangePassword = lazy(async () => ({ default: (await import('./vault/ChangePassword.tsx')).ChangePassword }))

export const screenOf = (view: View): ReactNode => {
  switch (view.at) {
    case 'starting':
      return <Starting />
    case 'welcome':
      return <Welcome />
    case 'create':
      return <Create />
    case 'restore':
      return <Restore />
    case 'recover':
      return <Recover />
    case 'change-password':
      return <ChangePassword />
    case 'bring':
      return <Bring />
    case 'words':
      return <Words />
    case 'prove':
      return <Prove />
    case 'unlock':
      return <Unlock />
    case 'damaged':
      return <Damaged />
    case 'gone':
      return <Gone />
    case 'home':
      return <Home />
    case 'account':
      return <AccountScreen address={view.address} show={view.show} />
    case 'key':
      return <KeyScreen verifyingKey={view.key} show={view.show} />
    case 'add':
      return view.what === 'account' ? <AddAccount from={view.from} /> : <AddKey from={view.from} />
    case 'receive':
      return <Receive address={view.address} />
    case 'send':
      return <Send from={view.from} step={view.step} />
    case 'transaction':
      return <Transaction id={view.id} />
    case 'history':
      return <History />
    case 'rules':
      return <Rules registrant={view.registrant} step={view.step} />
    case 'register':
      return <Register request={view.request} step={view.step} />
    case 'registration':
      return <Registration id={view.id} />
    case 'opening':
      return <Opening id={view.id} />
    case 'request':
      return <Connect id={view.id} />
    case 'sign':
      return <Sign id={view.id} />
    case 'settings':
      return <Settings />
    case 'show-words':
      return <ShowWords />
  }
}
