import { type RefObject, useEffect, useRef, useState } from 'react'
import { Check } from '../../components/controls/Choice.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Strength } from '../../components/controls/Strength.tsx'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { type PasswordForm, takeBytes } from '../../logic/secrets/secretInput.ts'
import { type Estimate, type Judgement, judgePassword } from '../../logic/secrets/strength/password.ts'
import { words } from '../../words.ts'

type NewPasswordState = {
  readonly first: RefObject<HTMLInputElement | null>
  readonly second: RefObject<HTMLInputElement | null>
  readonly judgement: Judgement
  readonly problem: 'weak' | 'differ' | null
  readonly typed: () => void
  /** The password, if it will do; both inputs are empty then. */
  readonly take: () => Uint8Array | null
}

/** The list of common passwords is large: it comes while the user types. */
const useEstimate = (arrived: () => void) => {
  const estimate = useRef<Estimate | null>(null)
  const load = () => {
    if (estimate.current) return
    // What did not load is asked for again with the next character.
    const loading = import('../../logic/secrets/strength/estimate.ts').then((loaded) => {
      estimate.current = loaded.estimate
      arrived()
    })
    loading.catch(() => undefined)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(load, [])
  return { estimate, load }
}

/** The password itself stays in the inputs; React knows only what is thought of it. */
export const useNewPassword = (form?: PasswordForm): NewPasswordState => {
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  useEmptied(first, second)
  const [judgement, setJudgement] = useState<Judgement>({ kind: 'empty' })
  const [problem, setProblem] = useState<NewPasswordState['problem']>(null)
  const judge = () => {
    const now = judgePassword(first.current?.value ?? '', estimate.current)
    setJudgement(now)
    return now
  }
  const { estimate, load } = useEstimate(judge)
  return {
    first,
    second,
    judgement,
    problem,
    typed() {
      load()
      judge()
      setProblem(null)
    },
    take() {
      if (!first.current || !second.current) return null
      const { kind } = judge()
      if (kind !== 'fair' && kind !== 'good') {
        setProblem('weak')
        first.current.focus()
        return null
      }
      if (first.current.value !== second.current.value) {
        setProblem('differ')
        second.current.focus()
        return null
      }
      second.current.value = ''
      return takeBytes(first.current, form)
    },
  }
}

type Props = { readonly password: NewPasswordState; readonly label?: string }

export const NewPassword = ({ password, label = words.password.label }: Props) => {
  const [shown, setShown] = useState(false)
  const type = shown ? 'text' : 'password'
  const { judgement } = password
  const weak = password.problem === 'weak'
  const said = hint(judgement, weak)
  return (
    <>
      <Field
        ref={password.first}
        type={type}
        label={label}
        hint={weak ? undefined : said}
        error={weak ? said : undefined}
        after={<Strength score={'score' in judgement ? Math.max(judgement.score, 1) : 0} />}
        autoComplete="new-password"
        onInput={password.typed}
      />
      <Field
        ref={password.second}
        type={type}
        label={words.password.again}
        error={password.problem === 'differ' ? words.password.differ : undefined}
        autoComplete="new-password"
        onInput={password.typed}
      />
      <Check title={words.password.show} checked={shown} onChange={setShown} />
    </>
  )
}

const hint = (judgement: Judgement, isPressed: boolean): string => {
  const { hints, floor, weak, wait } = words.password
  switch (judgement.kind) {
    case 'empty':
      return floor
    case 'short':
      return hints.short(judgement.missing)
    case 'unknown':
      return isPressed ? wait : hints.unknown
    case 'weak':
      return weak[judgement.because]
    default:
      return hints[judgement.kind]
  }
}
