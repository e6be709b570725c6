import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { visibleOrigin } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

export const Sites = () => {
  const { background, announce } = useWallet()
  const { sites } = useSnapshot()
  const { error, run } = useAction()
  const disconnect = (origin: string) =>
    run(async () => {
      await background.disconnectSite(origin)
      announce(words.settings.disconnected(visibleOrigin(origin)))
    })
  if (sites.length === 0) return <p className={css.small}>{words.settings.noSites}</p>
  return (
    <Card>
      <ul className={css.rows}>
        {sites.map(({ origin, accounts }) => (
          <li key={origin} className={css.row}>
            <div>
              <p className={css.site}>{visibleOrigin(origin)}</p>
              <p className={css.small}>{words.settings.sees(accounts.length)}</p>
            </div>
            <Button
              aria-label={words.settings.disconnectSite(visibleOrigin(origin))}
              onClick={() => void disconnect(origin)}
            >
              {words.settings.disconnect}
            </Button>
          </li>
        ))}
      </ul>
      {error && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Card>
  )
}
