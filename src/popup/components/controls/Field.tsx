import { type ComponentProps, type ReactNode, type Ref, useId } from 'react'
import css from './controls.module.css'

type Shared = {
  readonly label: string
  readonly hint?: ReactNode
  /** Said beside the field; the field is marked as wrong while it is there. */
  readonly error?: string | undefined
  readonly after?: ReactNode
}

const Frame = ({ id, label, hint, error, after, children }: Shared & { id: string; children: ReactNode }) => (
  <div className={css.field}>
    <label className={css.label} htmlFor={id}>
      {label}
    </label>
    {children}
    <p id={`${id}-error`} className={css.error} hidden={!error}>
      {error}
    </p>
    <div id={`${id}-hint`} className={css.hint} hidden={!hint}>
      {hint}
    </div>
    <div id={`${id}-after`} hidden={!after}>
      {after}
    </div>
  </div>
)

/** What is said beside the field is read with it, line by line. */
const described = (id: string, error?: string) => ({
  'aria-describedby': `${error ? `${id}-error ${id}-after ` : ''}${id}-hint`,
  'aria-invalid': error ? (true as const) : undefined,
})

type FieldProps = Shared & ComponentProps<'input'> & { readonly mono?: boolean }

export const Field = ({ label, hint, error, after, mono, ...input }: FieldProps) => {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, after }}>
      <input
        id={id}
        className={`${css.input} ${mono ? css.mono : ''}`}
        autoComplete="off"
        spellCheck={false}
        {...input}
        {...described(id, error)}
      />
    </Frame>
  )
}

type AreaProps = Shared & ComponentProps<'textarea'> & { readonly ref?: Ref<HTMLTextAreaElement> }

/** Text that no browser feature may look into: nothing is completed, corrected, translated or restored. */
export const TextArea = ({ label, hint, error, after, className, ...area }: AreaProps) => {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, after }}>
      <textarea
        id={id}
        className={`${css.input} ${css.mono} ${css.area} ${className ?? ''}`}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="none"
        spellCheck={false}
        translate="no"
        {...area}
        {...described(id, error)}
      />
    </Frame>
  )
}

type SelectProps = Shared & ComponentProps<'select'>

export const Select = ({ label, hint, error, after, ...select }: SelectProps) => {
  const id = useId()
  return (
    <Frame {...{ id, label, hint, error, after }}>
      <select id={id} className={`${css.input} ${css.select}`} {...select} {...described(id, error)} />
    </Frame>
  )
}
