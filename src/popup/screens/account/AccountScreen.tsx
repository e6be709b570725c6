import type { AccountView } from '../../../protocol/popup/vault.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { ExportFile } from '../leaving/ExportFile.tsx'
import { Forget } from '../leaving/Forget.tsx'
import { Account } from './Account.tsx'

/** One account: its page, or one of the two ways out. */
export const AccountScreen = ({ address, show }: Omit<Extract<Route, { at: 'account' }>, 'at'>) => {
  const account = useSnapshot().accounts.find((one) => one.address === address)
  if (!account) return null
  if (show === 'export') return <ExportAccount account={account} />
  return show === 'forget' ? <ForgetAccount account={account} /> : <Account account={account} />
}

const pageOf = ({ address }: AccountView): Route => ({ at: 'account', address, show: 'page' })

const ExportAccount = ({ account }: { account: AccountView }) => {
  const { secrets } = useWallet()
  const { address } = account
  return (
    <ExportFile
      title={words.export.account}
      text={words.export.accountText}
      back={pageOf(account)}
      form="as-typed"
      fileName={() => `${address}.json`}
      seal={(password, filePassword) => secrets.exportAccount(address, password, filePassword)}
    />
  )
}

const ForgetAccount = ({ account }: { account: AccountView }) => {
  const { address, name, source } = account
  const said = words.forget
  return (
    <Forget
      of={{ account: address }}
      picture={address}
      name={name}
      source={source}
      title={source === 'phrase' ? said.accountHide : said.account}
      means={source === 'phrase' ? said.phraseAccount : said.importedAccount}
      back={pageOf(account)}
    />
  )
}
