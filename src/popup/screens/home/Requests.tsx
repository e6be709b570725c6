import type { RequestView } from '../../../protocol/popup/requests.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { useWallet } from '../../hooks/useWallet.ts'
import { visibleOrigin } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'

/** Sites that wait for an answer: first thing on the screen. */
export const Requests = ({ requests }: { requests: readonly RequestView[] }) => {
  const { go } = useWallet()
  return requests.map(({ id, kind, origin }) => (
    <Notice
      key={id}
      tone="info"
      title={words.home.waiting}
      action={<Button onClick={() => go({ at: 'request', id })}>{words.home.answer}</Button>}
    >
      {words.home.requests[kind](visibleOrigin(origin))}
    </Notice>
  ))
}
