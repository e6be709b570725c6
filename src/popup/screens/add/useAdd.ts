import { useRef, useState } from 'react'
import { EntropyError } from '../../../core/errors.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { heldName } from '../../logic/heldName.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'

/** What goes wrong with each of the fields. */
export type Problems = Partial<Record<'name' | 'file' | 'filePassword' | 'secret' | 'other', string>>

/** Brings something into the wallet, and says beside its field what is wrong with it. */
export const useAdd = (from: 'phrase' | 'typed' | 'file') => {
  const { proceed, announce } = useWallet()
  const snapshot = useSnapshot()
  const name = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState<Problems>({})
  /** What is wrong with one way says nothing about another. */
  const [tried, setTried] = useState(from)
  const [there, setThere] = useState<string | null>(null)
  const { busy, error, run } = useAction(60_000)

  const given = from === 'typed' ? 'secret' : 'file'
  const found = (): Problems => {
    switch (error) {
      case null:
        return {}
      case 'already-there':
        return { [given]: there === null ? words.errors[error] : words.add.there(there) }
      case 'wrong-file-password':
        return { filePassword: words.errors[error] }
      case 'invalid-file':
      case 'unsupported-file':
        return { file: words.errors[error] }
      case 'invalid-key':
        return { [given]: given === 'secret' ? words.add.badSecret : words.errors[error] }
      default:
        return { other: words.errors[error] }
    }
  }

  /** `act` gives back where the new thing is shown. */
  const add = (problems: Problems, act: (called: string) => Promise<Route>) => {
    const called = name.current?.value.trim() ?? ''
    const all = { ...problems, ...(called === '' && { name: words.naming.empty }) }
    setMissing(all)
    setTried(from)
    if (busy || Object.keys(all).length > 0) return
    void run(() =>
      proceed(async () => {
        try {
          const route = await act(called)
          announce(words.add.done(called))
          return route
        } catch (thrown) {
          if (thrown instanceof EntropyError) setThere(heldName(thrown.data, snapshot))
          throw thrown
        }
      }),
    )
  }
  const isMissing = Object.keys(missing).length > 0
  const problems = tried !== from ? {} : isMissing ? missing : found()
  return { name, busy, add, problems }
}
