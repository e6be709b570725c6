import type { ReactNode } from 'react'
import css from './data.module.css'

/** A state in a word or two. */
export const Pill = ({
  tone,
  children,
}: {
  tone: 'plain' | 'accent' | 'good' | 'warn' | 'bad'
  children: ReactNode
}) => <span className={`${css.pill} ${css[tone]}`}>{children}</span>
