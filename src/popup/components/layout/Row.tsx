import type { ReactNode } from 'react'
import { hashOf, type Route } from '../../logic/route.ts'
import { Icon } from '../data/Icon.tsx'
import css from './rows.module.css'

type Props = {
  readonly to: Route
  readonly picture?: ReactNode
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** What stands at the end of the line: a balance, a state. */
  readonly end?: ReactNode
  /** A control of its own beside the link. */
  readonly beside?: ReactNode
}

/** One line of a list that leads somewhere. The title is the link; the whole line answers the pointer. */
export const Row = ({ to, picture, title, detail, end, beside }: Props) => (
  <li className={css.row}>
    {picture}
    <div className={css.text}>
      <a className={css.link} href={hashOf(to)}>
        {title}
      </a>
      {detail && <div className={css.detail}>{detail}</div>}
    </div>
    {end && <div className={css.end}>{end}</div>}
    {beside}
    <span className={css.arrow}>
      <Icon name="forward" />
    </span>
  </li>
)

export const Rows = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul className={css.rows} aria-label={label}>
    {children}
  </ul>
)
