import type { ComponentProps } from 'react'
import css from './layout.module.css'

type Props = Omit<ComponentProps<'form'>, 'className' | 'onSubmit'> & { readonly onSubmit: () => void }

/** Fields that are handed in together; its button may stand in the footer (`form={id}`). The page stays where it is. */
export const Form = ({ onSubmit, ...form }: Props) => (
  <form
    {...form}
    className={css.form}
    onSubmit={(event) => {
      event.preventDefault()
      onSubmit()
    }}
  />
)
