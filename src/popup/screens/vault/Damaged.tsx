import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** Never onboarding: a new vault over a damaged one would destroy what may still be mended. */
export const Damaged = () => {
  const { background, go, proceed } = useWallet()
  const { vault } = useSnapshot()
  const { busy, error, run } = useAction()
  if (vault.kind !== 'damaged') return null
  const restore = () => void run(() => proceed(() => background.restoreCopy().then(() => ({ at: 'home' }))))
  const { problem, message, copy } = vault
  const isCopyWhole = copy === 'whole'
  return (
    <Screen
      title={words.damaged.title}
      footer={
        <Button wide onClick={() => location.reload()}>
          {words.damaged.recheck}
        </Button>
      }
    >
      <Notice tone="bad" title={words.damaged.problems[problem]}>
        <p className={css.small}>{words.damaged.found(visibleText(message, 200))}</p>
      </Notice>
      <p className={css.lead}>{words.damaged.untouched}</p>
      <Section title={words.damaged.copy}>
        <Card>
          <p>{isCopyWhole ? words.damaged.copyText : words.damaged.noCopy[copy]}</p>
          {isCopyWhole && (
            <Button look="primary" wide busy={busy && words.damaged.copyBusy} onClick={restore}>
              {words.damaged.copySubmit}
            </Button>
          )}
          {error && (
            <Notice tone="bad" urgent>
              {words.errors[error]}
            </Notice>
          )}
        </Card>
      </Section>
      <Section title={words.damaged.phrase}>
        <Card>
          <p>
            {words.damaged.phraseText} {!isCopyWhole && words.damaged.lost}
          </p>
          <Button look={isCopyWhole ? 'secondary' : 'primary'} wide onClick={() => go({ at: 'recover' })}>
            {words.damaged.phraseSubmit}
          </Button>
        </Card>
      </Section>
    </Screen>
  )
}
