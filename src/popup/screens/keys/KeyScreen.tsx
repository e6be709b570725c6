import type { KeyView } from '../../../protocol/popup/vault.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { keystoreName } from '../../logic/names.ts'
import { latestOf } from '../../logic/registrations.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { ExportFile } from '../leaving/ExportFile.tsx'
import { Forget } from '../leaving/Forget.tsx'
import { Key } from './Key.tsx'

/** One key: its page, or one of the two ways out. */
export const KeyScreen = ({ verifyingKey, show }: { verifyingKey: string; show: 'page' | 'export' | 'forget' }) => {
  const view = useSnapshot().keys.find((one) => one.verifyingKey === verifyingKey)
  if (!view) return null
  if (show === 'export') return <ExportKey view={view} />
  return show === 'forget' ? <ForgetKey view={view} /> : <Key view={view} />
}

const pageOf = ({ verifyingKey }: KeyView): Route => ({ at: 'key', key: verifyingKey, show: 'page' })

const ExportKey = ({ view }: { view: KeyView }) => {
  const { secrets } = useWallet()
  return (
    <ExportFile
      title={words.export.key}
      text={words.export.keyText}
      back={pageOf(view)}
      form="NFKC"
      fileName={() => keystoreName(view.ethereumAddress, new Date())}
      seal={(password, filePassword) => secrets.exportKey(view.verifyingKey, password, filePassword)}
    />
  )
}

const ForgetKey = ({ view }: { view: KeyView }) => {
  const { registrations } = useSnapshot()
  const { verifyingKey, ethereumAddress, name, source } = view
  const said = words.forget
  const stands = latestOf(registrations, verifyingKey)?.state.kind === 'registered'
  const rest = stands ? said.registered : said.notRegistered
  return (
    <Forget
      of={{ verifyingKey }}
      picture={ethereumAddress}
      name={name}
      source={source}
      title={source === 'phrase' ? said.keyHide : said.key}
      means={source === 'phrase' ? said.phraseKey : [...said.importedKey, rest]}
      back={pageOf(view)}
    />
  )
}
