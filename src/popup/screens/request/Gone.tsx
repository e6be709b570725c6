import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Screen } from '../../components/layout/Screen.tsx'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'

/** A request or registration that is no more: answered elsewhere, withdrawn by its site, or an old link. */
export const Gone = () => {
  const { go } = useWallet()
  return (
    <Screen
      title={words.gone.title}
      footer={
        <Button look="primary" wide onClick={() => go({ at: 'home' })}>
          {words.common.home}
        </Button>
      }
    >
      <p className={css.lead}>{words.gone.text}</p>
    </Screen>
  )
}
