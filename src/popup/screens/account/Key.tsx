import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useRegisterWith } from '../../hooks/useRegisterWith.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { isExposed, isFree } from '../../logic/registrations.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Hero } from './Hero.tsx'
import { KeyState } from './KeyState.tsx'
import { Registrations } from './Registrations.tsx'
import { Value } from './Value.tsx'

/** Everything about one key. */
export const Key = ({ verifyingKey }: { verifyingKey: string }) => {
  const { keys, registrations } = useSnapshot()
  const registerWith = useRegisterWith()
  const key = keys.find((one) => one.verifyingKey === verifyingKey)
  if (!key) return null
  const own = registrations.filter((registration) => registration.verifyingKey === verifyingKey)
  return (
    <Screen title={visibleText(key.name, 64)} back={{ at: 'home' }}>
      <Hero of={key.ethereumAddress}>
        <KeyState verifyingKey={key.verifyingKey} />
      </Hero>
      {isExposed(key, registrations) && (
        <Notice tone="bad" title={words.exposed.title}>
          {words.exposed.text}
        </Notice>
      )}
      {isFree(key, registrations) && (
        <Button look="primary" onClick={() => registerWith({ verifyingKey: key.verifyingKey })}>
          {words.keys.register}
        </Button>
      )}
      <Card>
        <Value name={words.keys.ethereum} value={key.ethereumAddress} />
        <Value name={words.keys.verifying} value={key.verifyingKey} hint={words.keys.verifyingHint} />
      </Card>
      <Section title={words.keys.registrations}>
        <Card>
          {own.length === 0 && <p className={css.small}>{words.keys.noRegistration}</p>}
          {own.length > 0 && <Registrations registrations={own} by="account" />}
        </Card>
      </Section>
    </Screen>
  )
}
