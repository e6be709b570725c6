import { splitAmount, type Token } from '../../logic/amount.ts'
import { words } from '../../words.ts'
import css from './data.module.css'

/** More digits than fit into a line of the large size. */
const longLength = 16

type Props = {
  readonly value: string | null
  readonly token: Token
  readonly large?: boolean
  /** To the last digit: for what is consented to. */
  readonly exact?: boolean
}

/** Always one line high, whether it is known yet or not. */
export const Amount = ({ value, token, large, exact }: Props) => {
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
  const { whole, fraction } = splitAmount(value, token.decimals, exact ? token.decimals : undefined)
  return (
    <span className={look}>
      {whole}
      {fraction && <span className={css.fraction}>.{fraction}</span>} <span className={css.symbol}>{token.symbol}</span>
    </span>
  )
}
