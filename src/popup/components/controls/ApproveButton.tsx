import { type ReactNode, useRef } from 'react'
import { useSettled } from '../../hooks/useSettled.ts'
import { Button } from './Button.tsx'

type Props = {
  readonly onApprove: () => void
  readonly busy?: string | false
  readonly blocked?: boolean
  /** `danger`: consent to what we advise against. */
  readonly look?: 'danger' | 'primary'
  readonly children: ReactNode
}

/**
 * The one button that gives consent. Inert until its page has been in front for half a second, deaf to presses that no
 * person made, and never focused by us (SECURITY 17).
 */
export const ApproveButton = ({ onApprove, busy = false, blocked = false, look = 'primary', children }: Props) => {
  const settled = useSettled(500)
  // One consent, however fast the second click comes.
  const given = useRef(false)
  const inert = blocked || !settled
  return (
    <Button
      look={look}
      wide
      busy={busy}
      aria-disabled={inert}
      onClick={({ nativeEvent }) => {
        if (inert || given.current || !nativeEvent.isTrusted) return
        given.current = true
        setTimeout(() => {
          given.current = false
        }, 500)
        onApprove()
      }}
    >
      {children}
    </Button>
  )
}
