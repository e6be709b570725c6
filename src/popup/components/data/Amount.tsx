import { splitAmount, type Token } from '../../logic/amount.ts'
import { words } from '../../words.ts'
import css from './data.module.css'

/** More digits than fit into a line of the large size. */
const longLength = 16

/** Always one line high, whether it is known yet or not. */
export const Amount = ({ value, token, large }: { value: string | null; token: Token; large?: boolean }) => {
  const look = [css.amount, large && css.large, large && (value?.length ?? 0) > longLength && css.long]
    .filter(Boolean)
    .join(' ')
  if (value === null) {
    return (
      <span className={look}>
        <span aria-hidden="true">–</span> <span className={css.symbol}>{token.symbol}</span>
        <span className={css.whole}>{words.common.unknownAmount}</span>
      </span>
    )
  }
  const { whole, fraction } = splitAmount(value, token.decimals)
  return (
    <span className={look}>
      {whole}
      {fraction && <span className={css.fraction}>.{fraction}</span>} <span className={css.symbol}>{token.symbol}</span>
    </span>
  )
}
