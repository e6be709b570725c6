import { Button } from '../../components/controls/Button.tsx'
import { Check } from '../../components/controls/Choice.tsx'
import { Short } from '../../components/data/Address.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { payersOf } from '../../logic/accounts.ts'
import { visibleOrigin, visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** Which sites see which accounts, and which may not ask. Every change takes effect at once, and the site is told. */
export const Sites = () => {
  const { background, announce } = useWallet()
  const { sites, accounts } = useSnapshot()
  const { error, run } = useAction()
  const own = payersOf(accounts)
  const connected = sites.filter((site) => site.accounts.length > 0)
  const refused = sites.filter((site) => site.accounts.length === 0)

  const change = (act: () => Promise<void>, said: string) => run(() => act().then(() => announce(said)))
  const forget = (origin: string, said: string) => void change(() => background.disconnectSite(origin), said)
  const choose = (origin: string, chosen: readonly string[]) => {
    const name = visibleOrigin(origin)
    if (chosen.length === 0) return forget(origin, words.sites.disconnected(name))
    void change(() => background.setSiteAccounts(origin, chosen), words.sites.seesNow(name, chosen.length))
  }

  return (
    <>
      <Section title={words.sites.title}>
        {connected.length === 0 && <p className={css.small}>{words.sites.none}</p>}
        {connected.map((site) => (
          <Card key={site.origin}>
            <Site
              origin={site.origin}
              says={words.sites.sees(own.filter(({ address }) => site.accounts.includes(address)).length)}
              act={words.sites.disconnect}
              actOn={words.sites.disconnectSite}
              onAct={(name) => forget(site.origin, words.sites.disconnected(name))}
            />
            <details>
              <summary aria-label={`${words.sites.choose}: ${visibleOrigin(site.origin)}`}>
                {words.sites.choose}
              </summary>
              <div className={css.stack}>
                {own.map(({ address, name }) => (
                  <Check
                    key={address}
                    title={visibleText(name, 60)}
                    extra={<Short value={address} />}
                    picture={<Identicon of={address} />}
                    checked={site.accounts.includes(address)}
                    onChange={(on) =>
                      choose(
                        site.origin,
                        own
                          .map((one) => one.address)
                          .filter((one) => (one === address ? on : site.accounts.includes(one))),
                      )
                    }
                  />
                ))}
                <p className={css.small}>{words.sites.lastOne}</p>
              </div>
            </details>
          </Card>
        ))}
      </Section>
      {refused.length > 0 && (
        <Section title={words.sites.refused}>
          <Card>
            <p className={css.small}>{words.sites.refusedText}</p>
            {refused.map(({ origin }) => (
              <Site
                key={origin}
                origin={origin}
                act={words.sites.forget}
                actOn={words.sites.forgetSite}
                onAct={(name) => forget(origin, words.sites.forgotten(name))}
              />
            ))}
          </Card>
        </Section>
      )}
      {error && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </>
  )
}

type SiteProps = {
  readonly origin: string
  readonly says?: string
  readonly act: string
  readonly actOn: (name: string) => string
  readonly onAct: (name: string) => void
}

const Site = ({ origin, says, act, actOn, onAct }: SiteProps) => {
  const name = visibleOrigin(origin)
  return (
    <div className={css.row}>
      <div>
        <p className={css.site}>{name}</p>
        {says && <p className={css.small}>{says}</p>}
      </div>
      <Button aria-label={actOn(name)} onClick={() => onAct(name)}>
        {act}
      </Button>
    </div>
  )
}
