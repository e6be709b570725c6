import type { ErrorCode } from '../../../core/errors.ts'
import type { Quote } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Facts, Section } from '../../components/layout/Screen.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { left, type Token } from '../../logic/amount.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { words } from '../../words.ts'

type Props = {
  readonly quote: Quote | null
  readonly token: Token
  readonly error: ErrorCode | null
  readonly onRetry: () => void
}

/** Every line has its place from the start; the numbers arrive when the network has said them. */
export const Costs = ({ quote, token, error, onRetry }: Props) => {
  const { network } = useSnapshot()
  const amount = (value: string | undefined) => <Amount value={value ?? null} token={token} exact />
  const funding = quote !== null && quote.rulesAccountFunding !== '0'
  return (
    <Section title={words.review.costs}>
      {error && (
        <Notice tone="bad" urgent action={<Button onClick={onRetry}>{words.common.retry}</Button>}>
          {errorText(error, network)}
        </Notice>
      )}
      <Card>
        <Facts
          rows={[
            [words.review.deposit, amount(quote?.deposit), words.review.depositHint],
            [words.review.fee, amount(quote?.fee)],
            ...(funding
              ? [[words.review.funding, amount(quote.rulesAccountFunding), words.review.fundingHint] as const]
              : []),
            [words.review.total, amount(quote?.total)],
            [words.review.after, amount(quote ? left(quote.balance, quote.total) : undefined)],
            [words.review.reserve, amount(quote?.reserve), words.review.reserveHint],
          ]}
        />
      </Card>
    </Section>
  )
}
