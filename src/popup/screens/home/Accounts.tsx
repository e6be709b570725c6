import type { AccountView } from '../../../protocol/popup/vault.ts'
import { Short } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Copy } from '../../components/data/Copy.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import { AddLink } from '../../components/layout/AddLink.tsx'
import { Row, Rows } from '../../components/layout/Row.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { payersOf } from '../../logic/accounts.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Balance } from './Balance.tsx'

/** What there is to pay with, and whose it is. */
export const Accounts = () => {
  const { accounts } = useSnapshot()
  const own = payersOf(accounts)
  const single = own.length === 1
  return (
    <Section
      title={words.home.accounts}
      aside={<AddLink to={{ at: 'add', what: 'account', from: 'phrase' }} label={words.add.account} />}
    >
      <Card>
        <Balance accounts={own} />
        <Rows label={words.home.accounts}>
          {own.map((account) => (
            <AccountRow key={account.address} account={account} single={single} />
          ))}
          {accounts
            .filter(({ role }) => role === 'rules')
            .map((account) => (
              <AccountRow key={account.address} account={account} single={false} />
            ))}
        </Rows>
      </Card>
    </Section>
  )
}

/** The only account has its balance above it, and room for a button. */
const AccountRow = ({ account, single }: { account: AccountView; single: boolean }) => {
  const { token } = useSnapshot().network
  const { address, name, balance } = account
  const title = visibleText(name, 64)
  return (
    <Row
      to={{ at: 'account', address, show: 'page' }}
      picture={<Identicon of={address} size={36} />}
      title={title}
      detail={<Short value={address} ends={5} />}
      end={!single && <Amount value={balance} token={token} />}
      beside={single && <Copy value={address} what={words.accounts.addressOf(title)} />}
    />
  )
}
