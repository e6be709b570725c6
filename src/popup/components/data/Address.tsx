import { Copy } from './Copy.tsx'
import css from './data.module.css'
import { Identicon } from './Identicon.tsx'

type Props = {
  readonly value: string
  /** What it is the address of: shown above it, and the name of the copy button. */
  readonly name: string
  readonly full?: boolean
  readonly mark?: boolean
}

export const Address = ({ value, name, full, mark = true }: Props) => (
  <div className={mark ? css.address : css.addressPlain}>
    {mark && <Identicon of={value} />}
    <div className={css.addressText}>
      <span className={css.addressName}>{name}</span>
      <Short value={value} {...(full ? { full } : {})} />
    </div>
    <Copy value={value} what={name} />
  </div>
)

/** Both ends of a long value; the whole of it for readers, for search and on hover. `ends`: how many characters of each. */
export const Short = ({ value, full, ends = 8 }: { value: string; full?: boolean; ends?: number }) =>
  full || value.length <= 2 * ends + 4 ? (
    <code className={css.code}>{value}</code>
  ) : (
    <code className={css.code} title={value}>
      <span aria-hidden="true">{`${value.slice(0, ends)}…${value.slice(-ends)}`}</span>
      <span className={css.whole}>{value}</span>
    </code>
  )
