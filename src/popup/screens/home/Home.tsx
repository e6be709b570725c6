import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Logo } from '../../components/data/Logo.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, IconButton } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { Balance } from './Balance.tsx'
import { Keys } from './Keys.tsx'
import { Needs } from './Needs.tsx'
import { NetworkState } from './NetworkState.tsx'
import { Requests } from './Requests.tsx'

export const Home = () => {
  const { background, go } = useWallet()
  const { vault, network, accounts, requests, unreadable } = useSnapshot()
  const own = accounts.find(({ role }) => role === 'registrant')
  const rules = accounts.find(({ role }) => role === 'rules')
  return (
    <div className={css.screen}>
      <header className={css.header}>
        <span className={css.brand}>
          <Logo />
        </span>
        <h1 className={css.title}>{words.product}</h1>
        <IconButton icon="settings" label={words.common.settings} onClick={() => go({ at: 'settings' })} />
        <IconButton icon="lock" label={words.common.lock} onClick={() => void background.lock().catch(() => {})} />
      </header>
      <main className={css.main}>
        <NetworkState />
        <Needs />
        {requests.length > 0 && <Requests requests={requests} />}
        {vault.kind === 'unlocked' && vault.backup === 'unproven' && (
          <Notice tone="warn" action={<Button onClick={() => go({ at: 'words' })}>{words.home.proveNow}</Button>}>
            {words.home.unproven}
          </Notice>
        )}
        {unreadable > 0 && <Notice tone="warn">{words.home.unreadable(unreadable)}</Notice>}
        {own && (
          <Card>
            <Balance account={own} />
          </Card>
        )}
        <Keys />
        {rules && (
          <Card>
            <Address value={rules.address} name={words.common.rulesAccount} />
            <p className={css.small}>
              {words.home.rulesAccount}{' '}
              {rules.balance !== null && (
                <>
                  {words.home.holds} <Amount value={rules.balance} token={network.token} />.
                </>
              )}
            </p>
          </Card>
        )}
      </main>
    </div>
  )
}
