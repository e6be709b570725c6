import { Button } from '../../components/controls/Button.tsx'
import { Logo } from '../../components/data/Logo.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { IconButton } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { LeftBehind } from '../found/LeftBehind.tsx'
import { Accounts } from './Accounts.tsx'
import { Keys } from './Keys.tsx'
import { Latest } from './Latest.tsx'
import { Needs } from './Needs.tsx'
import { NetworkState } from './NetworkState.tsx'
import { Requests } from './Requests.tsx'

export const Home = () => {
  const { background, go } = useWallet()
  const { vault, requests, unreadable } = useSnapshot()
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
        <LeftBehind />
        {requests.length > 0 && <Requests requests={requests} />}
        {vault.kind === 'unlocked' && vault.backup === 'unproven' && (
          <Notice tone="warn" action={<Button onClick={() => go({ at: 'words' })}>{words.home.proveNow}</Button>}>
            {words.home.unproven}
          </Notice>
        )}
        {unreadable > 0 && <Notice tone="warn">{words.home.unreadable(unreadable)}</Notice>}
        <Accounts />
        <Keys />
        <Latest />
      </main>
    </div>
  )
}
