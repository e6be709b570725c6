import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** Never onboarding: a new vault over a damaged one would destroy what may still be mended. */
export const Damaged = () => {
  const { vault } = useSnapshot()
  return (
    <Screen
      title={words.damaged.title}
      footer={
        <Button wide onClick={() => location.reload()}>
          {words.damaged.recheck}
        </Button>
      }
    >
      <Notice tone="bad" title={words.damaged.text}>
        {vault.kind === 'damaged' && visibleText(vault.message, 300)}
      </Notice>
      <p className={css.lead}>{words.damaged.untouched}</p>
      <Section title={words.damaged.todo}>
        <ol className={css.numbered}>
          {words.damaged.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
    </Screen>
  )
}
