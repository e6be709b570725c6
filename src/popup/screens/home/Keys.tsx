import { Button } from '../../components/controls/Button.tsx'
import { Short } from '../../components/data/Address.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import { AddLink } from '../../components/layout/AddLink.tsx'
import css from '../../components/layout/layout.module.css'
import { Row, Rows } from '../../components/layout/Row.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { isExposed, isFree } from '../../logic/registrations.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { OtherKeys } from '../found/OtherKeys.tsx'
import { KeyState } from '../keys/KeyState.tsx'

/** Every key with what became of it on the network. */
export const Keys = () => {
  const { go } = useWallet()
  const { keys, registrations } = useSnapshot()
  return (
    <Section
      title={words.home.keys}
      aside={<AddLink to={{ at: 'add', what: 'key', from: 'phrase' }} label={words.add.key} />}
    >
      <Card>
        {keys.length === 0 && <p className={css.lead}>{words.home.noKeys}</p>}
        <Rows label={words.home.keys}>
          {keys.map((key) => (
            <Row
              key={key.verifyingKey}
              to={{ at: 'key', key: key.verifyingKey, show: 'page' }}
              picture={<Identicon of={key.ethereumAddress} size={36} />}
              title={visibleText(key.name, 64)}
              detail={<Short value={key.ethereumAddress} ends={5} />}
              end={<KeyState verifyingKey={key.verifyingKey} />}
            />
          ))}
          <OtherKeys />
        </Rows>
        {keys
          .filter((key) => isExposed(key, registrations))
          .map(({ verifyingKey, name }) => (
            <p key={verifyingKey} className={css.problem}>
              {visibleText(name, 64)}: {words.exposed.title}
            </p>
          ))}
      </Card>
      {keys.some((key) => isFree(key, registrations)) && (
        <Button look="primary" onClick={() => go({ at: 'register', request: null, step: 'form' })}>
          {words.home.register}
        </Button>
      )}
    </Section>
  )
}
