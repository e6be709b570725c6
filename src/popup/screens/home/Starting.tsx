import { Logo } from '../../components/data/Logo.tsx'
import css from '../../components/layout/layout.module.css'
import { useLasting } from '../../hooks/useLasting.ts'
import { words } from '../../words.ts'

/** Before the first snapshot ever: for an instant, and never without an explanation for longer. */
export const Starting = () => {
  const slow = useLasting(true, 3000)
  return (
    <main className={`${css.screen} ${css.center}`}>
      <Logo size={44} />
      <h1 className={css.live}>{words.product}</h1>
      <p className={css.lead}>{slow ? words.starting.slow : words.starting.text}</p>
    </main>
  )
}
