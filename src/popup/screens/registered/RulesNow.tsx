import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import type { RegisteredView } from '../../../protocol/popup/transactions.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useRulesUnderWay } from '../../hooks/asking/useRegistered.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { ownName } from '../../logic/money/sendForm.ts'
import { hasNoRules } from '../../logic/register/rulesInWords.ts'
import { words } from '../../words.ts'
import { RulesInWords } from '../review/RulesInWords.tsx'
import { AsOf } from './Holders.tsx'

type Props = {
  readonly registration: RegistrationView
  readonly chain: RegisteredView | null
  readonly asking: boolean
}

/** The rules in force and who may change them: as the chain has them now, or else as they were registered. */
export const RulesNow = ({ registration, chain, asking }: Props) => {
  const { go } = useWallet()
  const { accounts } = useSnapshot()
  const { account: registrant } = registration
  const underWay = useRulesUnderWay(registrant)
  const { rules, rulesAccount } = chain ?? registration
  const owner = ownName(rulesAccount, accounts)
  const said = words.changeRules
  return (
    <>
      <Section title={words.registered.rules}>
        <Card>
          <RulesInWords rules={rules} />
          {hasNoRules(rules) && <p className={css.small}>{words.register.noRules}</p>}
          <AsOf at={chain?.at} asking={asking} />
        </Card>
      </Section>
      <Section title={words.registered.who}>
        <Card>
          <Address value={rulesAccount} name={owner ?? words.common.rulesAccount} full={owner === undefined} />
          <p className={css.small}>{owner === undefined ? said.other : said.mine}</p>
          {underWay && (
            <Notice
              tone="info"
              action={<Button onClick={() => go({ at: 'transaction', id: underWay.id })}>{said.show}</Button>}
            >
              {said.underWay}
            </Notice>
          )}
          {owner !== undefined && !underWay && (
            <Button onClick={() => go({ at: 'rules', registrant, step: 'form' })}>{said.button}</Button>
          )}
        </Card>
      </Section>
    </>
  )
}
