import { Copy } from '../../components/data/Copy.tsx'
import css from './account.module.css'

/** A long value in full, to be read, compared and copied. */
export const Value = ({ name, value, hint }: { name: string; value: string; hint?: string }) => (
  <div className={css.value}>
    <p className={css.valueName}>{name}</p>
    <Copy value={value} what={name} />
    <code className={css.valueText}>{value}</code>
    {hint && <p className={css.valueHint}>{hint}</p>}
  </div>
)
