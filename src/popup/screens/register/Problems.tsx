import type { DraftProblem, Quote } from '../../../protocol/popupApi.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { formatAmount, missing, type Token } from '../../logic/amount.ts'
import { problemText, words } from '../../words.ts'

type Props = { readonly quote: Quote | null; readonly token: Token; readonly onChange: () => void }

/** What stands in the way of approving, as the network sees it. */
export const Problems = ({ quote, token, onChange }: Props) => {
  if (!quote || quote.problems.length === 0) return null
  const say = ({ field, code, message }: DraftProblem) =>
    field === 'balance'
      ? words.review.tooLittle(formatAmount(missing(quote.total, quote.balance), token))
      : problemText(code, message)
  const mendable = quote.problems.some(({ field }) => field !== 'balance' && field !== 'network')
  return (
    <Notice
      tone="bad"
      title={words.review.problem}
      action={mendable && <Button onClick={onChange}>{words.review.change}</Button>}
    >
      <ul>
        {quote.problems.map((problem) => (
          <li key={`${problem.field} ${problem.line} ${problem.code}`}>{say(problem)}</li>
        ))}
      </ul>
    </Notice>
  )
}
