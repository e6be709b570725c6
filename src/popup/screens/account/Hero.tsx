import type { ReactNode } from 'react'
import { Identicon } from '../../components/data/Identicon.tsx'
import css from './account.module.css'

/** Whose page this is, at a glance. */
export const Hero = ({ of, children }: { of: string; children: ReactNode }) => (
  <div className={css.hero}>
    <Identicon of={of} size={56} />
    {children}
  </div>
)
