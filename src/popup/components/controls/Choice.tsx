import { type ReactNode, useId } from 'react'
import css from './controls.module.css'

type Option<V extends string> = {
  readonly value: V
  readonly title: string
  readonly text?: string
  readonly extra?: ReactNode
}

type ChoiceProps<V extends string> = {
  readonly legend: string
  readonly hiddenLegend?: boolean
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** One of a few, each with a line of explanation. */
export const Choice = <V extends string>({ legend, hiddenLegend, options, value, onChange }: ChoiceProps<V>) => {
  const name = useId()
  return (
    <fieldset className={css.choice}>
      <legend className={hiddenLegend ? css.hiddenLegend : css.label}>{legend}</legend>
      {options.map((option) => (
        <Row
          key={option.value}
          type="radio"
          name={name}
          title={option.title}
          text={option.text}
          extra={option.extra}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </fieldset>
  )
}

type CheckProps = {
  readonly title: ReactNode
  readonly text?: string | undefined
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly extra?: ReactNode
  /** At the end of the line: whom it is about, at a glance. */
  readonly picture?: ReactNode
}

export const Check = (props: CheckProps) => <Row type="checkbox" {...props} />

const Row = ({
  type,
  name,
  title,
  text,
  extra,
  checked,
  onChange,
  picture,
}: CheckProps & { type: 'radio' | 'checkbox'; name?: string }) => {
  const id = useId()
  return (
    <label className={css.option}>
      <input
        type={type}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-labelledby={`${id}-title`}
        aria-describedby={text ? `${id}-text` : undefined}
      />
      <span className={css.optionBody}>
        <span id={`${id}-title`} className={css.optionTitle}>
          {title}
        </span>
        {text && (
          <span id={`${id}-text`} className={css.optionText}>
            {text}
          </span>
        )}
        {extra}
      </span>
      {picture}
    </label>
  )
}
