import { Button } from '../../components/controls/Button.tsx'
import { Logo } from '../../components/data/Logo.tsx'
import css from '../../components/layout/layout.module.css'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import own from './onboarding.module.css'

/** What this is, before anything is asked. In the small window it leads to the full tab, where nothing closes half way. */
export const Welcome = () => {
  const { page, go } = useWallet()
  return (
    <div className={css.screen}>
      <header className={css.heroHeader}>
        <Logo size={56} />
        <h1 className={css.heroTitle}>{words.tagline}</h1>
        <p className={css.lead}>{words.welcome.lead}</p>
      </header>
      <main className={css.main}>
        <ol className={own.points}>
          {words.welcome.points.map(([title, text]) => (
            <li key={title}>
              <h2>{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </main>
      <footer className={css.footer}>
        {page === 'tab' ? (
          <div className={own.choices}>
            <Button look="primary" wide onClick={() => go({ at: 'create' })}>
              {words.welcome.create}
            </Button>
            <Button wide onClick={() => go({ at: 'restore' })}>
              {words.welcome.restore}
            </Button>
            <Button wide onClick={() => go({ at: 'bring' })}>
              {words.bring.link}
            </Button>
          </div>
        ) : (
          <div className={own.choices}>
            <Button look="primary" wide onClick={() => window.open('onboarding.html')}>
              {words.welcome.openTab}
            </Button>
            <p className={css.small}>{words.welcome.openTabHint}</p>
          </div>
        )}
      </footer>
    </div>
  )
}
