import { Copy } from '../../components/data/Copy.tsx'
import css from './account.module.css'

type Props = {
  readonly name: string
  readonly value: string
  readonly hint?: string
  /** Two lines high even where one would do: another value may take its place, and nothing moves then. */
  readonly steady?: boolean
}

/** A long value in full, to be read, compared and copied. */
export const Value = ({ name, value, hint, steady }: Props) => (
  <div className={css.value}>
    <p className={css.valueName}>{name}</p>
    <Copy value={value} what={name} />
    <code className={`${css.valueText} ${steady ? css.steady : ''}`}>{value}</code>
    {hint && <p className={css.valueHint}>{hint}</p>}
  </div>
)
