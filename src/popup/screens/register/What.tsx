import type { Hex } from '../../../protocol/popup/common.ts'
import type { Proposal } from '../../../protocol/popup/requests.ts'
import { Select } from '../../components/controls/Field.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Pill } from '../../components/data/Pill.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { payersOf } from '../../logic/accounts.ts'
import type { RegisterForm } from '../../logic/register/registerForm.ts'
import { hasRegistered, isFree } from '../../logic/registrations.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

type Props = {
  readonly form: RegisterForm
  readonly proposal: Proposal | null
  readonly problem: string | undefined
  readonly change: (patch: Partial<RegisterForm>) => void
}

const short = (text: string) => `${text.slice(0, 6)}…${text.slice(-4)}`

/** Which key, and which account registers and pays for it. */
export const What = ({ form, proposal, problem, change }: Props) => {
  const { accounts, keys, registrations } = useSnapshot()
  const own = payersOf(accounts)
  const account = own.find(({ address }) => address === form.account)
  const key = keys.find(({ verifyingKey }) => verifyingKey === form.verifyingKey)
  const unknown =
    (proposal?.account != null && !own.some(({ address }) => address === proposal.account)) ||
    (proposal?.verifyingKey != null && !keys.some(({ verifyingKey }) => verifyingKey === proposal.verifyingKey))
  return (
    <>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {unknown && <Notice tone="warn">{words.register.unknownProposal}</Notice>}
      <Section
        title={words.register.key}
        aside={proposal?.verifyingKey && <Pill tone="accent">{words.register.proposed}</Pill>}
      >
        <Card>
          {keys.length > 1 && (
            <Select
              label={words.register.key}
              value={form.verifyingKey}
              onChange={({ target }) => change({ verifyingKey: target.value as Hex })}
            >
              {keys.map(({ verifyingKey, name, ethereumAddress }) => (
                <option key={verifyingKey} value={verifyingKey}>
                  {visibleText(name, 40)} · {short(ethereumAddress)}
                  {isFree({ verifyingKey }, registrations) ? '' : ` · ${words.register.keyDone}`}
                </option>
              ))}
            </Select>
          )}
          {key && <Address value={key.ethereumAddress} name={visibleText(key.name, 40)} />}
          <p className={css.small}>{words.register.keyHint}</p>
        </Card>
      </Section>
      <Section
        title={words.register.account}
        aside={proposal?.account && <Pill tone="accent">{words.register.proposed}</Pill>}
      >
        <Card>
          {own.length > 1 && (
            <Select
              label={words.common.yourAccount}
              value={form.account}
              onChange={({ target }) => change({ account: target.value })}
            >
              {own.map(({ address, name }) => (
                <option key={address} value={address}>
                  {visibleText(name, 40)} · {short(address)}
                  {hasRegistered(address, registrations) ? ` · ${words.register.accountDone}` : ''}
                </option>
              ))}
            </Select>
          )}
          {account && <Address value={account.address} name={visibleText(account.name, 40)} />}
        </Card>
      </Section>
    </>
  )
}
