import type { ReactNode } from 'react'
import { Icon } from '../data/Icon.tsx'
import css from './layout.module.css'

export type StepView = {
  readonly name: string
  readonly state: 'done' | 'now' | 'next' | 'failed'
  readonly detail?: ReactNode
}

/** An ordered list of what is done, what is under way and what comes. */
export const Steps = ({ label, steps }: { label: string; steps: readonly StepView[] }) => (
  <ol className={css.steps} aria-label={label}>
    {steps.map(({ name, state, detail }) => (
      <li key={name} className={css[state]} aria-current={state === 'now' ? 'step' : undefined}>
        <span className={css.stepMark} aria-hidden="true">
          {state === 'done' && <Icon name="check" />}
          {state === 'failed' && <Icon name="cross" />}
        </span>
        <span className={css.stepName}>{name}</span>
        {detail && <span className={css.stepDetail}>{detail}</span>}
      </li>
    ))}
  </ol>
)
