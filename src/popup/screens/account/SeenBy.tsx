import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { visibleOrigin } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** Which sites were let see this account. */
export const SeenBy = ({ address }: { address: string }) => {
  const { go } = useWallet()
  const sites = useSnapshot().sites.filter(({ accounts }) => accounts.includes(address))
  return (
    <Section title={words.accounts.sites}>
      <Card>
        {sites.length === 0 && <p className={css.small}>{words.accounts.noSites}</p>}
        {sites.length > 0 && (
          <>
            <ul className={css.rows}>
              {sites.map(({ origin }) => (
                <li key={origin} className={css.site}>
                  {visibleOrigin(origin)}
                </li>
              ))}
            </ul>
            <Button onClick={() => go({ at: 'settings' })}>{words.accounts.manageSites}</Button>
          </>
        )}
      </Card>
    </Section>
  )
}
