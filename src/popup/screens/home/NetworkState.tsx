import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useLasting } from '../../hooks/useLasting.ts'
import { usePopup, useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { failureTexts } from '../../logic/network/nodes.ts'
import { words } from '../../words.ts'

/** One line while all is well; what is wrong, and what to do, when it is not. Everything else on the screen stays usable. */
export const NetworkState = () => {
  const { background, go } = useWallet()
  const { network } = useSnapshot()
  const { name, nodes, status } = network
  const many = nodes.length > 1
  const live = usePopup((state) => state.live)
  const cut = useLasting(!live, 3000)
  const { busy, run } = useAction()
  if (cut) return <Notice tone="warn">{words.offline}</Notice>
  if (status.kind === 'failed') {
    return (
      <Notice
        tone="bad"
        title={words.network.failed(name)}
        action={
          <>
            <Button busy={busy && words.network.retrying} onClick={() => void run(() => background.retryNodes())}>
              {many ? words.network.retryAll : words.network.retry}
            </Button>
            <Button look="secondary" onClick={() => go({ at: 'settings' })}>
              {many ? words.network.changeAll : words.network.change}
            </Button>
          </>
        }
      >
        {failureTexts(network).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Notice>
    )
  }
  const ready = status.kind === 'ready' && live
  return (
    <p className={css.network}>
      <span className={ready ? css.dotReady : css.dot} aria-hidden="true" />
      {ready ? words.network.ready(name, status.block) : words.network.connecting(name)}
    </p>
  )
}
