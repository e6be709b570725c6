import type { ReactNode } from 'react'
import { Icon } from '../data/Icon.tsx'
import css from './layout.module.css'

type Props = {
  readonly tone: 'info' | 'good' | 'warn' | 'bad'
  readonly title?: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Read out at once when it appears: for errors that answer the user's own act. */
  readonly urgent?: boolean
}

const icons = { info: 'info', good: 'check', warn: 'warn', bad: 'warn' } as const

export const Notice = ({ tone, title, children, action, urgent }: Props) => (
  <div className={`${css.notice} ${css[tone]}`} role={urgent ? 'alert' : undefined}>
    <Icon name={icons[tone]} />
    <div className={css.noticeBody}>
      {title && <p className={css.noticeTitle}>{title}</p>}
      {children && <div>{children}</div>}
      {action && <div className={css.noticeAction}>{action}</div>}
    </div>
  </div>
)
