import type { RulesQuote } from '../../../protocol/popup/transactions.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import type { Answer } from '../../hooks/asking/useAnswer.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { words } from '../../words.ts'

type Props = { readonly quote: Answer<RulesQuote>; readonly sound: boolean }

/** What stands in the way of a change, but for money: that can be mended here. */
export const RulesProblems = ({ quote: { answer, error, retry }, sound }: Props) => {
  const said = words.changeRules
  const { network } = useSnapshot()
  const failed = error ?? answer?.error
  if (failed)
    return (
      <Notice tone="bad" title={words.send.unknown} action={<Button onClick={retry}>{words.common.retry}</Button>}>
        {errorText(failed, network)}
      </Notice>
    )
  const found = sound ? (answer?.problems ?? []) : (['bad-rules'] as const)
  const shown = found.flatMap((problem) => (problem === 'insufficient-funds' ? [] : [said.problems[problem]]))
  if (shown.length === 0) return null
  return (
    <Notice tone="bad" title={said.problem}>
      <ul>
        {shown.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}
