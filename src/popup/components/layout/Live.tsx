import { usePopup } from '../../hooks/useWallet.ts'
import css from './layout.module.css'

/** The one place from which the screen reader is spoken to. Always there, so that it hears the first words too. */
export const Live = () => (
  <div className={css.live} role="status">
    {usePopup((state) => state.announcement)}
  </div>
)
