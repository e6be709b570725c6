import type { ComponentProps } from 'react'
import css from './controls.module.css'

type Props = ComponentProps<'button'> & {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly wide?: boolean
  /** While true the button keeps its place and name, says what it does instead, and answers no press. */
  readonly busy?: string | false | undefined
}

export const Button = ({ look = 'secondary', wide, busy, className, onClick, children, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    className={[css.button, css[look], wide && css.wide, className].filter(Boolean).join(' ')}
    aria-disabled={busy || rest['aria-disabled'] ? true : undefined}
    onClick={busy ? (event) => event.preventDefault() : onClick}
  >
    {busy || children}
  </button>
)
