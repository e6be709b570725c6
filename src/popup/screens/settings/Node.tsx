import { useRef, useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Field } from '../../components/controls/Field.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'

/** Which node is asked, and what that one is worth. */
export const Node = () => {
  const { background, announce } = useWallet()
  const { node, name, status, trust } = useSnapshot().network
  const input = useRef<HTMLInputElement>(null)
  const [bad, setBad] = useState(false)
  const { busy, error, run } = useAction()
  const save = () => {
    const url = input.current?.value.trim() ?? ''
    if (!URL.canParse(url) || !/^wss?:$/.test(new URL(url).protocol)) return setBad(true)
    setBad(false)
    void run(() => background.setNode(url).then(() => announce(words.settings.nodeSaved)))
  }
  return (
    <Section title={words.settings.node}>
      <Card>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <Field
            ref={input}
            label={words.settings.nodeAddress}
            hint={words.settings.nodeHint}
            error={bad ? words.settings.nodeBad : undefined}
            defaultValue={node}
            inputMode="url"
            mono
            onInput={() => setBad(false)}
          />
          <Button type="submit" busy={busy && words.network.connecting(name)}>
            {words.settings.nodeSave}
          </Button>
        </form>
        {error && (
          <Notice tone="bad" urgent>
            {words.errors[error]}
          </Notice>
        )}
        {status.kind === 'failed' && (
          <Notice tone="bad" title={words.network.failed(name)}>
            {words.errors[status.code]}
          </Notice>
        )}
        {trust === 'single-node' && <p className={css.small}>{words.network.single}</p>}
      </Card>
    </Section>
  )
}
