import type { Quote } from '../../../protocol/popup/registration.ts'
import { Select } from '../../components/controls/Field.tsx'
import { words } from '../../words.ts'
import css from './register.module.css'

type Props = {
  readonly value: number | null
  readonly proposed: boolean
  readonly quote: Quote | null
  readonly onChange: (threshold: number | null) => void
}

/** How many groups must agree. More than half of them, so that two halves can never sign two different things. */
export const Threshold = ({ value, proposed, quote, onChange }: Props) => {
  const groups = quote !== null && quote.subgroups > 0 ? quote.subgroups : null
  const least = groups === null ? 0 : Math.max(2, Math.floor(groups / 2) + 1)
  const offered = groups === null ? [] : Array.from({ length: groups - least + 1 }, (_, k) => least + k)
  // What was proposed stays visible even when this network does not offer it: the review says what is wrong.
  const odd = value !== null && !offered.includes(value)
  return (
    <details className={css.more} open={proposed}>
      <summary>{words.register.advanced}</summary>
      <Select
        label={words.register.threshold}
        hint={value === null ? words.register.recommended : proposed ? words.register.proposed : undefined}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      >
        <option value="">
          {quote && groups !== null && value === null
            ? words.threshold(quote.threshold, groups)
            : words.register.defaultThreshold}
        </option>
        {odd && <option value={value}>{groups === null ? words.groups(value) : words.threshold(value, groups)}</option>}
        {groups !== null &&
          offered.map((t) => (
            <option key={t} value={t}>
              {words.threshold(t, groups)}
            </option>
          ))}
      </Select>
    </details>
  )
}
