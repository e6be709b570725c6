import { useRef, useState } from 'react'
import { Choice } from '../../components/controls/Choice.tsx'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { useFile } from '../../hooks/useFile.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { payersOf } from '../../logic/accounts.ts'
import { freshName } from '../../logic/names.ts'
import type { Route } from '../../logic/route.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'
import { AddScreen } from './AddScreen.tsx'
import { FileFields } from './FileFields.tsx'
import { InTab } from './InTab.tsx'
import { useAdd } from './useAdd.ts'

const pageOf = (address: string): Route => ({ at: 'account', address, show: 'page' })

/** The phrase's next account, or one from a file of another wallet. */
export const AddAccount = ({ from }: { from: string }) => {
  const { secrets, page } = useWallet()
  const { accounts } = useSnapshot()
  const [how, setHow] = useState<'phrase' | 'file'>(from === 'file' ? 'file' : 'phrase')
  const file = useFile()
  const password = useRef<HTMLInputElement>(null)
  useEmptied(password)
  const { name, busy, add, problems } = useAdd(how)

  const submit = () => {
    if (how === 'phrase') return add({}, async (called) => pageOf(await secrets.addAccount(called)))
    const json = file.read()
    const input = password.current
    if (!json || !input) return
    add(input.value === '' ? { filePassword: words.add.noPassword } : {}, async (called) =>
      pageOf(await secrets.importAccount(json, takeBytes(input, 'as-typed'), called)),
    )
  }

  return (
    <AddScreen
      title={words.add.account}
      choice={
        <Choice
          legend={words.add.from}
          hiddenLegend
          value={how}
          onChange={setHow}
          options={[
            { value: 'phrase', title: words.add.newAccount[0], text: words.add.newAccount[1] },
            { value: 'file', title: words.add.accountFile[0], text: words.add.accountFile[1] },
          ]}
        />
      }
      imports={how === 'file'}
      elsewhere={how === 'file' && page === 'popup' && <InTab to={{ at: 'add', what: 'account', from: 'file' }} />}
      name={name}
      usualName={freshName(payersOf(accounts), words.naming.account)}
      problems={problems}
      busy={busy}
      onSubmit={submit}
    >
      {how === 'file' && <FileFields file={file} password={password} problems={problems} />}
    </AddScreen>
  )
}
