import type { LeftBehindView } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** Registrations that are not over and that this wallet keeps nothing of, with what can be done. */
export const LeftBehind = () => {
  const { leftBehind } = useSnapshot()
  return leftBehind.map((one) => <One key={one.account} {...one} />)
}

const One = ({ account, stage }: LeftBehindView) => {
  const { background, announce } = useWallet()
  const { accounts } = useSnapshot()
  const { busy, error, run } = useAction()
  const name = accounts.find(({ address }) => address === account)?.name ?? account
  const takeBack = () =>
    run(() => background.takeBack(account).then(() => announce(words.found.takenBack(visibleText(name, 64)))))
  return (
    <Notice
      tone="warn"
      title={words.found.leftBehind(visibleText(name, 64))}
      action={
        stage === 'open' && (
          <Button busy={busy && words.review.takingBack} onClick={() => void takeBack()}>
            {words.review.takeBack}
          </Button>
        )
      }
    >
      <p>{stage === 'open' ? words.found.open : words.found.dealt}</p>
      {error && <p role="alert">{words.errors[error]}</p>}
    </Notice>
  )
}
