import { words } from '../../words.ts'
import css from './request.module.css'

/** All the bytes, scrolled where they are many. */
export const Bytes = ({ hex, open = false }: { hex: string; open?: boolean }) => (
  <details className={css.bytes} open={open}>
    <summary>{words.signing.bytes}</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many are scrolled, with the keyboard too */}
    <pre className={css.hex} tabIndex={0}>
      {hex}
    </pre>
  </details>
)
