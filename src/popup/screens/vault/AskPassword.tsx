import { type RefObject, useRef, useState } from 'react'
import type { ErrorCode } from '../../../core/errors.ts'
import { Field } from '../../components/controls/Field.tsx'
import { useCountdown } from '../../hooks/useCountdown.ts'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'

type AskedPassword = {
  readonly input: RefObject<HTMLInputElement | null>
  /** Seconds before which no password is tried. */
  readonly wait: number
  readonly isMissing: boolean
  readonly isThere: () => boolean
  readonly take: () => Uint8Array | null
}

/** The wallet's own password once more, though it is open. */
export const useAskedPassword = (): AskedPassword => {
  const { vault } = useSnapshot()
  const input = useRef<HTMLInputElement>(null)
  const [isMissing, setMissing] = useState(false)
  useEmptied(input)
  const wait = useCountdown(vault.kind === 'unlocked' ? vault.retryAt : undefined)
  return {
    input,
    wait,
    isMissing,
    isThere() {
      const isThere = (input.current?.value ?? '') !== ''
      setMissing(!isThere)
      if (!isThere) input.current?.focus()
      return isThere && wait === 0
    },
    take: () => input.current && takeBytes(input.current),
  }
}

type Props = { readonly asked: AskedPassword; readonly label: string; readonly error: ErrorCode | null }

export const AskPassword = ({ asked, label, error }: Props) => (
  <Field
    ref={asked.input}
    type="password"
    label={label}
    autoComplete="current-password"
    error={
      asked.wait > 0
        ? words.unlock.wait(asked.wait)
        : asked.isMissing
          ? words.changePassword.missing
          : error && isOfPassword(error)
            ? words.errors[error]
            : undefined
    }
  />
)

/** Whether this is said beside the password already. */
export const isOfPassword = (error: ErrorCode): boolean => error === 'wrong-password' || error === 'too-many-requests'
