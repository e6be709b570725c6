import { useRef } from 'react'
import { Button } from '../../../components/controls/Button.tsx'
import css from '../../../components/layout/layout.module.css'
import { Notice } from '../../../components/layout/Notice.tsx'
import { Card, Section } from '../../../components/layout/Screen.tsx'
import { useAction } from '../../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../../hooks/useWallet.ts'
import { failureTexts, isUnencrypted, trustText } from '../../../logic/network/nodes.ts'
import { words } from '../../../words.ts'
import { AddNode } from './AddNode.tsx'
import { NodeState } from './NodeState.tsx'

/** Which nodes are asked, how each is, and what their word is worth. */
export const Nodes = () => {
  const { background, announce } = useWallet()
  const { network } = useSnapshot()
  const { name, nodes, status, trust, enough, isDefault } = network
  const urls = nodes.map(({ url }) => url)
  const { busy, error, run } = useAction()
  const retrying = useAction()
  const use = (next: readonly string[], said: string) => run(() => background.setNodes(next).then(() => announce(said)))
  const list = useRef<HTMLUListElement>(null)
  const remove = async (url: string) => {
    await use(
      urls.filter((other) => other !== url),
      words.nodes.removed(url),
    )
    // The button that had the focus goes with its node.
    list.current?.focus()
  }
  return (
    <Section title={words.nodes.title}>
      <Card>
        <ul ref={list} tabIndex={-1} className={css.rows} aria-label={words.nodes.list}>
          {nodes.map(({ url, status: one }) => (
            <li key={url} className={css.row}>
              <div>
                <p className={css.site}>{url}</p>
                <NodeState status={one} />
                {isUnencrypted(url) && <p className={css.problem}>{words.nodes.unencrypted}</p>}
              </div>
              {nodes.length > 1 && (
                <Button aria-label={words.nodes.removeNode(url)} onClick={() => void remove(url)}>
                  {words.nodes.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {status.kind === 'failed' && (
          <Notice
            tone="bad"
            title={words.network.failed(name)}
            action={
              <Button
                busy={retrying.busy && words.network.retrying}
                onClick={() => void retrying.run(() => background.retryNodes())}
              >
                {nodes.length > 1 ? words.network.retryAll : words.network.retry}
              </Button>
            }
          >
            {failureTexts(network).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Notice>
        )}
        {trust === 'nodes-agree' && enough && status.kind === 'ready' ? (
          <Notice tone="good">{trustText(network)}</Notice>
        ) : (
          <Notice tone={enough ? 'info' : 'warn'}>{trustText(network)}</Notice>
        )}
        <AddNode urls={urls} busy={busy} onUse={use} />
        {!isDefault && (
          <Button look="quiet" onClick={() => void run(() => background.resetNodes())}>
            {words.nodes.reset}
          </Button>
        )}
        {(error ?? retrying.error) && (
          <Notice tone="bad" urgent>
            {words.errors[(error ?? retrying.error)!]}
          </Notice>
        )}
      </Card>
    </Section>
  )
}
