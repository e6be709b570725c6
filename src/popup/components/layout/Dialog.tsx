import { type ReactNode, type Ref, useId } from 'react'
import { Button } from '../controls/Button.tsx'
import css from './layout.module.css'
import { Actions } from './Screen.tsx'

type Props = {
  readonly ref: Ref<HTMLDialogElement>
  readonly title: string
  readonly children: ReactNode
  readonly no: string
  readonly yes: string
  readonly onYes: () => void
}

/** A question before something that cannot be undone. Open it with `showModal()`; Escape and the first button say no. */
export const Dialog = ({ ref, title, children, no, yes, onYes }: Props) => {
  const id = useId()
  return (
    <dialog ref={ref} className={css.dialog} aria-labelledby={id}>
      <form method="dialog" className={css.dialogBody}>
        <h2 id={id} className={css.dialogTitle}>
          {title}
        </h2>
        <div>{children}</div>
        <Actions>
          <Button type="submit">{no}</Button>
          <Button type="submit" look="danger" onClick={onYes}>
            {yes}
          </Button>
        </Actions>
      </form>
    </dialog>
  )
}
