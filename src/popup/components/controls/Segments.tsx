import { useId } from 'react'
import css from './segments.module.css'

type Props<V extends string> = {
  readonly legend: string
  readonly options: readonly (readonly [value: V, title: string])[]
  readonly value: V
  readonly onChange: (value: V) => void
}

/** One of two or three ways to see the same thing. */
export const Segments = <V extends string>({ legend, options, value, onChange }: Props<V>) => {
  const name = useId()
  return (
    <fieldset className={css.segments}>
      <legend className={css.legend}>{legend}</legend>
      {options.map(([option, title]) => (
        <label key={option} className={css.segment}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {title}
        </label>
      ))}
    </fieldset>
  )
}
