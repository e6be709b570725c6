import type { AccountView } from '../../../protocol/popup/vault.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useRegisterWith } from '../../hooks/useRegisterWith.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { payersOf } from '../../logic/accounts.ts'
import { hasRegistered } from '../../logic/registrations.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { TestFunds } from '../home/TestFunds.tsx'
import { Addresses } from './Addresses.tsx'
import { Backup } from './Backup.tsx'
import { Hero } from './Hero.tsx'
import { useRenaming } from './Name.tsx'
import { Registrations } from './Registrations.tsx'
import { SeenBy } from './SeenBy.tsx'

const forgetText = { imported: words.forget.account, phrase: words.forget.accountHide }

/** Everything about one account. */
export const Account = ({ account }: { account: AccountView }) => {
  const { go } = useWallet()
  const { accounts, network, registrations } = useSnapshot()
  const registerWith = useRegisterWith()
  const { address } = account
  const own = registrations.filter((registration) => registration.account === address)
  const pays = account.role === 'registrant'
  const renaming = useRenaming({ account: address }, account.name)
  return (
    <Screen title={visibleText(account.name, 64)} back={{ at: 'home' }} aside={renaming.button}>
      {renaming.form}
      <Hero of={address}>
        <Amount value={account.balance} token={network.token} large />
      </Hero>
      <Actions>
        <Button onClick={() => go({ at: 'send', from: address, step: 'form' })}>{words.send.title}</Button>
        <Button onClick={() => go({ at: 'receive', address })}>{words.accounts.receive}</Button>
        {network.faucet !== null && <TestFunds address={address} />}
      </Actions>
      {!pays && <Notice tone="info">{words.accounts.rules}</Notice>}
      <Card>
        <Addresses address={address} />
      </Card>
      {pays && (
        <Section title={words.accounts.registration}>
          <Card>
            {own.length === 0 && <p className={css.small}>{words.accounts.noRegistration}</p>}
            {own.length > 0 && <Registrations registrations={own} by="key" />}
            {!hasRegistered(address, registrations) && (
              <Button onClick={() => registerWith({ account: address })}>{words.accounts.register}</Button>
            )}
          </Card>
        </Section>
      )}
      {pays && <SeenBy address={address} />}
      <Backup
        source={account.source}
        exportTo={{ at: 'account', address, show: 'export' }}
        exportText={words.backup.exportAccount}
        forget={
          pays && payersOf(accounts).length > 1
            ? { to: { at: 'account', address, show: 'forget' }, text: forgetText[account.source] }
            : undefined
        }
      />
    </Screen>
  )
}
