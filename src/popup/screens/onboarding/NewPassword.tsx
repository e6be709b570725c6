import { type RefObject, useRef, useState } from 'react'
import { Check } from '../../components/controls/Choice.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { type Judgement, judgePassword } from '../../logic/secrets/password.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
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

/** The password itself stays in the inputs; React knows only what is thought of it. */
export const useNewPassword = (): NewPasswordState => {
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const [judgement, setJudgement] = useState<Judgement>({ kind: 'empty' })
  const [problem, setProblem] = useState<NewPasswordState['problem']>(null)
  return {
    first,
    second,
    judgement,
    problem,
    typed() {
      setJudgement(judgePassword(first.current?.value ?? ''))
      setProblem(null)
    },
    take() {
      if (!first.current || !second.current) return null
      const now = judgePassword(first.current.value)
      setJudgement(now)
      if (!('accepted' in now) || !now.accepted) {
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
      return takeBytes(first.current)
    },
  }
}

export const NewPassword = ({ password }: { password: NewPasswordState }) => {
  const [shown, setShown] = useState(false)
  const type = shown ? 'text' : 'password'
  const said = hint(password.judgement)
  const weak = password.problem === 'weak'
  return (
    <>
      <Field
        ref={password.first}
        type={type}
        label={words.password.label}
        hint={weak ? undefined : said}
        error={weak ? said : undefined}
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

const hint = (judgement: Judgement): string => {
  const { hints, floor } = words.password
  switch (judgement.kind) {
    case 'empty':
      return floor
    case 'short':
      return hints.short(judgement.missing)
    default:
      return hints[judgement.kind]
  }
}
