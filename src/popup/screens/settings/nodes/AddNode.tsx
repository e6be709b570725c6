import { useRef, useState } from 'react'
import { MAX_NODES } from '../../../../core/nodes.ts'
import { Button } from '../../../components/controls/Button.tsx'
import { Field } from '../../../components/controls/Field.tsx'
import { Form } from '../../../components/layout/Form.tsx'
import { type NodeProblem, readNode } from '../../../logic/network/nodes.ts'
import { words } from '../../../words.ts'

type Props = {
  readonly urls: readonly string[]
  readonly busy: boolean
  /** Ask these from now on. */
  readonly onUse: (urls: readonly string[], said: string) => Promise<void>
}

/** One more node, or another one instead. */
export const AddNode = ({ urls, busy, onUse }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<NodeProblem | null>(null)
  /** `kept`: the nodes that stay. */
  const use = (kept: readonly string[]) => {
    if (!input.current) return
    const node = readNode(input.current.value, kept)
    if (typeof node === 'string') {
      setProblem(node)
      return input.current.focus()
    }
    input.current.value = ''
    void onUse([...kept, node.url], words.nodes.saved)
  }
  const said = problem && { bad: words.nodes.bad, twice: words.nodes.twice, full: words.nodes.full(MAX_NODES) }[problem]
  return (
    <Form onSubmit={() => use(urls)}>
      <Field
        ref={input}
        label={words.nodes.address}
        hint={words.nodes.hint}
        error={said ?? undefined}
        inputMode="url"
        mono
        onInput={() => setProblem(null)}
      />
      <Button type="submit" busy={busy && words.nodes.saving}>
        {words.nodes.add}
      </Button>
      {urls.length === 1 && (
        <Button look="quiet" onClick={() => use([])}>
          {words.nodes.only}
        </Button>
      )}
    </Form>
  )
}
