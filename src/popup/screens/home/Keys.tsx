import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Pill } from '../../components/data/Pill.tsx'
import css from '../../components/layout/layout.module.css'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { needy } from '../../logic/progress/awaited.ts'
import { isExposed, isFree, latestOf, tones } from '../../logic/registrations.ts'
import { words } from '../../words.ts'

/** Every key with what became of it on the network. */
export const Keys = () => {
  const { go } = useWallet()
  const snapshot = useSnapshot()
  const { keys, registrations } = snapshot
  const waiting = needy(snapshot)
  return (
    <Section title={words.home.keys}>
      {keys.map((key) => {
        const latest = latestOf(registrations, key.verifyingKey)
        return (
          <Card key={key.verifyingKey}>
            <Address value={key.ethereumAddress} name={key.name} />
            <div className={css.row}>
              <KeyState registration={latest} needsUser={latest !== undefined && waiting.includes(latest)} />
              {latest && (
                <Button look="quiet" onClick={() => go({ at: 'registration', id: latest.id })}>
                  {words.home.open}
                </Button>
              )}
            </div>
            {isExposed(key, registrations) && <p className={css.problem}>{words.exposed.title}</p>}
          </Card>
        )
      })}
      {keys.some((key) => isFree(key, registrations)) && (
        <Button look="primary" onClick={() => go({ at: 'register', request: null, step: 'form' })}>
          {words.home.register}
        </Button>
      )}
    </Section>
  )
}

type State = { readonly registration: RegistrationView | undefined; readonly needsUser: boolean }

const KeyState = ({ registration, needsUser }: State) => {
  if (!registration) return <Pill tone="plain">{words.home.notRegistered}</Pill>
  if (needsUser) return <Pill tone="warn">{words.home.needsYou}</Pill>
  return <Pill tone={tones[registration.state.kind]}>{words.states[registration.state.kind].label}</Pill>
}
