import { useState } from 'react'
import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Button } from '../../components/controls/Button.tsx'
import { Check } from '../../components/controls/Choice.tsx'
import { Short } from '../../components/data/Address.tsx'
import { Icon } from '../../components/data/Icon.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { payersOf } from '../../logic/accounts.ts'
import { visibleOrigin, visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** A site asks which accounts it may see. */
export const Connect = ({ id }: { id: string }) => {
  const { background, proceed, afterRequest } = useWallet()
  const { requests, accounts } = useSnapshot()
  const own = payersOf(accounts)
  const [chosen, setChosen] = useState<readonly string[]>(() => own.slice(0, 1).map(({ address }) => address))
  const approve = useAction()
  const reject = useAction()
  const origin = requests.find((request) => request.id === id)?.origin ?? ''
  const answer = (sent: Promise<void>) => proceed(() => sent.then(() => afterRequest(id)))
  const error = approve.error ?? reject.error
  return (
    <Screen
      title={words.connect.title}
      footer={
        <Actions>
          <Button onClick={() => void reject.run(() => answer(background.rejectRequest(id)))}>
            {words.common.reject}
          </Button>
          <ApproveButton
            blocked={chosen.length === 0}
            onApprove={() => void approve.run(() => answer(background.approveConnect(id, chosen)))}
          >
            {words.connect.approve}
          </ApproveButton>
        </Actions>
      }
    >
      <p className={css.lead}>{words.connect.wants}</p>
      <p className={css.origin}>{visibleOrigin(origin)}</p>
      <Section title={words.connect.accounts}>
        {own.map(({ address, name }) => (
          <Check
            key={address}
            title={visibleText(name, 60)}
            extra={<Short value={address} />}
            picture={<Identicon of={address} />}
            checked={chosen.includes(address)}
            onChange={(on) => setChosen(on ? [...chosen, address] : chosen.filter((one) => one !== address))}
          />
        ))}
        {chosen.length === 0 && <p className={css.small}>{words.connect.none}</p>}
      </Section>
      <Section title={words.connect.canTitle}>
        <Points icon="check" points={words.connect.can} />
      </Section>
      <Section title={words.connect.cannotTitle}>
        <Points icon="cross" points={words.connect.cannot} />
      </Section>
      {error && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}

const Points = ({ icon, points }: { icon: 'check' | 'cross'; points: readonly string[] }) => (
  <ul className={icon === 'check' ? css.pointsGood : css.pointsPlain}>
    {points.map((point) => (
      <li key={point}>
        <Icon name={icon} />
        <span>{point}</span>
      </li>
    ))}
  </ul>
)
