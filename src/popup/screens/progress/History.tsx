import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Notice } from '../../components/layout/Notice.tsx'
import { diedBefore } from '../../logic/progress/died.ts'
import { words } from '../../words.ts'

/** What happened before the splitting of now: who lied, and what it means for the key. */
export const History = ({ registration }: { registration: RegistrationView }) => {
  const died = diedBefore(registration)
  return (
    <>
      {died && (
        <Notice tone={died.isLie ? 'warn' : 'info'} title={died.title}>
          {died.texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
      {registration.exposed && (
        <Notice tone="bad" title={words.exposed.title}>
          {words.exposed.text}
        </Notice>
      )}
    </>
  )
}
