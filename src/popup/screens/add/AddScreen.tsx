import type { ReactNode, RefObject } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Form } from '../../components/layout/Form.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useFirstProblem } from '../../hooks/useFirstProblem.ts'
import { NAME_LIMIT } from '../../logic/names.ts'
import { words } from '../../words.ts'
import type { Problems } from './useAdd.ts'

type Props = {
  readonly title: string
  /** Where it comes from: the choice above the form. */
  readonly choice: ReactNode
  readonly imports: boolean
  /** Instead of the form, where it cannot be filled in. */
  readonly elsewhere?: ReactNode
  readonly name: RefObject<HTMLInputElement | null>
  readonly usualName: string
  readonly problems: Problems
  readonly busy: boolean
  readonly onSubmit: () => void
  readonly children?: ReactNode
}

export const AddScreen = (props: Props) => {
  const { title, choice, imports, elsewhere, name, usualName, problems, busy, onSubmit, children } = props
  const { other, ...beside } = problems
  const form = useFirstProblem(Object.values(beside).join(' '))
  const [submit, working] = imports
    ? [words.add.submitImport, words.add.busyImport]
    : [words.add.submitNew, words.add.busyNew]
  return (
    <Screen
      title={title}
      back={{ at: 'home' }}
      footer={
        elsewhere ? undefined : (
          <Button type="submit" form="add" look="primary" wide busy={busy && working}>
            {submit}
          </Button>
        )
      }
    >
      {choice}
      {elsewhere || (
        <Form ref={form} id="add" onSubmit={onSubmit}>
          {children}
          <Field
            ref={name}
            label={words.naming.label}
            hint={words.naming.hint}
            error={problems.name}
            defaultValue={usualName}
            maxLength={NAME_LIMIT}
          />
        </Form>
      )}
      {other && (
        <Notice tone="bad" urgent>
          {other}
        </Notice>
      )}
      {imports && !elsewhere && <Notice tone="info">{words.add.ownBackup}</Notice>}
    </Screen>
  )
}
