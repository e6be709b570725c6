import type { RegistrationState } from '../../../core/registration/state.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { timeLeft } from '../../words/counting.ts'
import { words } from '../../words.ts'
import { blocksLeft, type Clock } from './clock.ts'

type Kind = RegistrationState['kind']
const order = ['approved', 'registering', 'dealing', 'delivering', 'confirming'] as const satisfies readonly Kind[]

export type StepLine = {
  readonly name: string
  readonly state: 'done' | 'now' | 'next' | 'failed'
  readonly detail?: string
}

/** The five steps of a registration, as far as they have come. */
export const stepsOf = (state: RegistrationState): readonly StepLine[] => {
  const at = (order as readonly Kind[]).indexOf(state.kind)
  const done = (index: number) => state.kind === 'registered' || index < at
  return order.map((kind, index) => ({
    name: words.progress.steps[kind],
    state: done(index) ? 'done' : index === at ? 'now' : 'next',
    ...detailOf(state, kind),
  }))
}

const detailOf = (state: RegistrationState, kind: Kind): { detail?: string } =>
  state.kind === kind && (state.kind === 'delivering' || state.kind === 'confirming')
    ? { detail: words.progress.count(state.done, state.of) }
    : {}

/** Until the pieces are out only this wallet can go on, and later when servers complain. */
export const presence = ({
  state,
  waiting,
}: RegistrationView): 'keepAnswering' | 'keepOpen' | 'mayClose' | 'nothingToDo' => {
  if (state.kind !== 'confirming') return 'keepOpen'
  if (waiting?.for === 'unanswered') return 'nothingToDo'
  const wanted = ['answer', 'consent-open', 'funds', 'unlock']
  return waiting && wanted.includes(waiting.for) ? 'keepAnswering' : 'mayClose'
}

/** `cancel` is free of blame until the splitting is on the network. */
export const canCancel = (kind: Kind): boolean => kind === 'approved' || kind === 'registering'

/** How long the network waits at most. */
export const deadlineText = (registration: RegistrationView, clock: Clock): string | null => {
  const { state, deadline } = registration
  if (!deadline || (state.kind !== 'delivering' && state.kind !== 'confirming')) return null
  const left = blocksLeft(deadline.block, registration, clock)
  if (left === null) return null
  return left > 0
    ? words.progress.atMost(timeLeft(left * clock.network.blockTime, clock.now))
    : words.progress.deadlinePassed
}
