import { useRef, useState } from 'react'
import { Choice } from '../../components/controls/Choice.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { useFile } from '../../hooks/useFile.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { freshName } from '../../logic/names.ts'
import type { Route } from '../../logic/route.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'
import { AddScreen } from './AddScreen.tsx'
import { FileFields } from './FileFields.tsx'
import { InTab } from './InTab.tsx'
import { type Problems, useAdd } from './useAdd.ts'

const pageOf = (key: string): Route => ({ at: 'key', key, show: 'page' })
const { newKey, typedKey, keyFile } = words.add

/** The phrase's next key, one that is typed in, or one from a keystore. */
export const AddKey = ({ from }: { from: 'phrase' | 'typed' | 'file' }) => {
  const { secrets, page } = useWallet()
  const { keys } = useSnapshot()
  const [how, setHow] = useState(from)
  const file = useFile()
  const password = useRef<HTMLInputElement>(null)
  const secret = useRef<HTMLInputElement>(null)
  useEmptied(password, secret)
  const { name, busy, add, problems } = useAdd(how)

  const submit = () => {
    if (how === 'phrase') return add({}, async (called) => pageOf(await secrets.addKey(called)))
    const keystore = how === 'file' ? file.read() : undefined
    const input = how === 'file' ? password.current : secret.current
    if (keystore === null || !input) return
    const empty: Problems = keystore ? { filePassword: words.add.noPassword } : { secret: words.add.noSecret }
    add(input.value === '' ? empty : {}, async (called) => {
      const bytes = takeBytes(input)
      return pageOf(await secrets.importKey(keystore ? { keystore, password: bytes } : { secret: bytes }, called))
    })
  }

  return (
    <AddScreen
      title={words.add.key}
      choice={
        <Choice
          legend={words.add.from}
          hiddenLegend
          value={how}
          onChange={setHow}
          options={[
            { value: 'phrase', title: newKey[0], text: newKey[1] },
            { value: 'typed', title: typedKey[0], text: typedKey[1] },
            { value: 'file', title: keyFile[0], text: keyFile[1] },
          ]}
        />
      }
      imports={how !== 'phrase'}
      elsewhere={how === 'file' && page === 'popup' && <InTab to={{ at: 'add', what: 'key', from: 'file' }} />}
      name={name}
      usualName={freshName(keys, words.naming.key)}
      problems={problems}
      busy={busy}
      onSubmit={submit}
    >
      {how === 'typed' && (
        <Field
          ref={secret}
          type="password"
          label={words.add.secret}
          hint={words.add.secretHint}
          error={problems.secret}
          mono
        />
      )}
      {how === 'file' && <FileFields file={file} password={password} problems={problems} />}
    </AddScreen>
  )
}
