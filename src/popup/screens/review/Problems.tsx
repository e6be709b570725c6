import type { DraftProblem, Quote } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { exactAmount, sum } from '../../logic/amount.ts'
import { nodeTrouble } from '../../logic/network/nodes.ts'
import { problemText } from '../../words/codes.ts'
import { words } from '../../words.ts'

type Props = {
  readonly quote: Quote | null
  readonly account: string
  readonly onChange: () => void
  readonly onRetry: () => void
}

/** What stands in the way of approving, as the network sees it, with the way to mend it. */
export const Problems = ({ quote, account, onChange, onRetry }: Props) => {
  const { background } = useWallet()
  const { network } = useSnapshot()
  const { busy, error, run } = useAction()
  const leftBehind = useAction()
  const retrying = useAction()
  if (!quote || quote.problems.length === 0) return null
  const about = (field: DraftProblem['field']) => quote.problems.some((problem) => problem.field === field)
  const say = ({ field, code, message }: DraftProblem) =>
    field === 'balance'
      ? words.review.tooLittle(
          exactAmount(quote.missing, network.token),
          exactAmount(sum(quote.mustStay, quote.reserve), network.token),
        )
      : problemText(code, message)
  const actions = (
    <>
      {quote.problems.some(({ field }) => field !== 'balance' && field !== 'network') && (
        <Button onClick={onChange}>{words.review.change}</Button>
      )}
      {quote.problems.some(({ code }) => code === 'left-behind') && (
        <Button
          busy={leftBehind.busy && words.review.takingBack}
          onClick={() => void leftBehind.run(() => background.takeBack(account).then(onRetry))}
        >
          {words.review.takeBack}
        </Button>
      )}
      {about('network') && (
        <Button
          busy={retrying.busy && words.network.retrying}
          onClick={() => void retrying.run(() => background.retryNodes().then(onRetry))}
        >
          {words.common.retry}
        </Button>
      )}
      {about('balance') && network.faucet !== null && (
        <Button
          busy={busy && words.home.fundsBusy}
          onClick={() => void run(() => background.requestTestFunds(account).then(onRetry))}
        >
          {words.home.funds}
        </Button>
      )}
    </>
  )
  return (
    <Notice tone="bad" title={words.review.problem} action={actions}>
      <ul>
        {quote.problems.map((problem) => (
          <li key={`${problem.field} ${problem.line} ${problem.code}`}>{say(problem)}</li>
        ))}
        {about('network') && nodeTrouble(network) && <li>{nodeTrouble(network)}</li>}
        {error && <li>{words.errors[error]}</li>}
        {retrying.error && <li>{words.errors[retrying.error]}</li>}
        {leftBehind.error && <li>{words.errors[leftBehind.error]}</li>}
      </ul>
    </Notice>
  )
}
