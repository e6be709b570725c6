import type { TransferQuote } from '../../../protocol/popup/transactions.ts'
import { Amount } from '../../components/data/Amount.tsx'
import { Card, Facts } from '../../components/layout/Screen.tsx'
import type { Token } from '../../logic/amount.ts'
import { words } from '../../words.ts'

/** Every line has its place from the start; the numbers arrive when the network has said them. */
export const TransferCosts = ({ quote, token }: { quote: TransferQuote | null; token: Token }) => {
  const known = quote !== null && quote.error === null
  const amount = (value: string | undefined) => <Amount value={known ? (value ?? null) : null} token={token} exact />
  return (
    <Card>
      <Facts
        rows={[
          [words.send.arrives, amount(quote?.amount)],
          [words.send.fee, amount(quote?.fee)],
          [words.send.stays, amount(quote?.stays)],
          [words.send.minimum, amount(quote?.minimum)],
        ]}
      />
    </Card>
  )
}
