import type { TransferProblem, TransferQuote } from '../../../protocol/popup/transactions.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import type { Answer } from '../../hooks/asking/useAnswer.ts'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { exactAmount } from '../../logic/amount.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { words } from '../../words.ts'

/** What stands in the way of sending, as the network sees it. */
export const TransferProblems = ({ quote: { answer, error, retry } }: { quote: Answer<TransferQuote> }) => {
  const { network } = useSnapshot()
  const { token } = network
  const failed = error ?? answer?.error
  if (failed)
    return (
      <Notice tone="bad" title={words.send.unknown} action={<Button onClick={retry}>{words.common.retry}</Button>}>
        {errorText(failed, network)}
      </Notice>
    )
  if (!answer || answer.problems.length === 0) return null
  const say = (problem: TransferProblem): string => {
    if (problem === 'insufficient-funds') return words.send.tooLittle(exactAmount(answer.missing, token))
    if (problem === 'reserve') return words.send.reserve(exactAmount(answer.reserve, token))
    return words.send.problems[problem]
  }
  return (
    <Notice tone="bad" title={words.send.problem}>
      <ul>
        {answer.problems.map((problem) => (
          <li key={problem}>{say(problem)}</li>
        ))}
      </ul>
    </Notice>
  )
}
