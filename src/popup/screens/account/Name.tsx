import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Form } from '../../components/layout/Form.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Card, IconButton } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { NAME_LIMIT } from '../../logic/names.ts'
import type { Named } from '../../ports.ts'
import { words } from '../../words.ts'

type Renaming = { readonly button: ReactNode; readonly form: ReactNode }

/** The pencil beside a title, and the form that it opens below. */
export const useRenaming = (of: Named, name: string): Renaming => {
  const [open, setOpen] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  // The focus goes back to where it came from.
  const close = () => {
    setOpen(false)
    pencil.current?.focus()
  }
  return {
    button: <IconButton ref={pencil} icon="edit" label={words.naming.rename} onClick={() => setOpen(!open)} />,
    form: open && <Name of={of} name={name} close={close} />,
  }
}

const Name = ({ of, name, close }: { of: Named; name: string; close: () => void }) => {
  const { secrets, announce } = useWallet()
  const input = useRef<HTMLInputElement>(null)
  const [empty, setEmpty] = useState(false)
  const { busy, error, run } = useAction()
  const save = () => {
    const next = input.current?.value.trim() ?? ''
    setEmpty(next === '')
    if (next === '') return input.current?.focus()
    if (next === name) return close()
    void run(async () => {
      await secrets.rename(of, next)
      announce(words.naming.done(next))
      close()
    })
  }
  return (
    <Card>
      <Form onSubmit={save}>
        <Field
          ref={input}
          label={words.naming.label}
          hint={words.naming.hint}
          error={empty ? words.naming.empty : undefined}
          defaultValue={name}
          maxLength={NAME_LIMIT}
          autoFocus
        />
        {error && (
          <Notice tone="bad" urgent>
            {words.errors[error]}
          </Notice>
        )}
        <Actions>
          <Button onClick={close}>{words.naming.cancel}</Button>
          <Button type="submit" look="primary" busy={busy && words.naming.busy}>
            {words.naming.save}
          </Button>
        </Actions>
      </Form>
    </Card>
  )
}
