import type { ReactNode } from 'react'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import type { Awaited } from '../../logic/progress/awaited.ts'

type Props = { readonly awaited: Awaited; readonly action?: ReactNode; readonly children?: ReactNode }

/** What is awaited, until when, and what hangs on it. */
export const AwaitedNotice = ({ awaited, action, children }: Props) => {
  const { tone, title, text, limit, loss } = awaited
  return (
    <Notice tone={tone} title={title} action={action}>
      {text && <p>{text}</p>}
      {(limit || loss) && (
        <p>
          {limit && <strong className={css.limit}>{limit}</strong>} {loss}
        </p>
      )}
      {children && <p>{children}</p>}
    </Notice>
  )
}
