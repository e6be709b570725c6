import type { RegistrationState, Waiting } from '../../core/registration/state.ts'
import type { GroupView, RegistrationView } from '../../protocol/popupApi.ts'
import { duration, serverProblem, words } from '../words.ts'

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

/** Until the pieces are out only this wallet can go on; afterwards the network does. */
export const mustStayOpen = (kind: Kind): boolean =>
  kind === 'approved' || kind === 'registering' || kind === 'dealing' || kind === 'delivering'

/** `cancel` is free of blame until the splitting is on the network. */
export const canCancel = (kind: Kind): boolean => kind === 'approved' || kind === 'registering'

export type GroupState = 'confirmed' | 'held' | 'missing' | 'open' | 'partly'

export const groupState = ({ subgroup, confirmed, servers }: GroupView, state: RegistrationState): GroupState => {
  if (state.kind === 'registered') return state.missingSubgroups.includes(subgroup) ? 'missing' : 'confirmed'
  if (confirmed) return 'confirmed'
  const stored = servers.filter(({ delivery }) => delivery.kind === 'stored').length
  return stored === 0 ? 'open' : stored < servers.length ? 'partly' : 'held'
}

/** People count groups from 1. */
export const groupNumber = (subgroup: number): number => subgroup + 1

/** What is awaited, for how long at most, and what happens then. */
export const waitingText = ({ waiting, deadline }: RegistrationView, blockTime: number): string | null => {
  if (!waiting) return null
  const what = whatIsAwaited(waiting)
  const blocks = waiting.until !== undefined && deadline ? waiting.until - deadline.now : 0
  const limit = blocks > 0 ? words.waiting.until(duration(blocks * blockTime)) : ''
  return [what, limit, limit && words.waiting.loss[waiting.loss]].filter(Boolean).join(' ')
}

const whatIsAwaited = (waiting: Waiting): string => {
  switch (waiting.for) {
    case 'silent-member':
      return words.waiting.silent(waiting.subgroups.map(groupNumber))
    case 'healing':
      return words.waiting.healing(waiting.subgroups.map(groupNumber))
    case 'answer':
      return words.waiting.answer(waiting.servers.map(({ subgroup }) => groupNumber(subgroup)))
    default:
      return words.waiting[waiting.for]
  }
}

/** How long the network waits at most. */
export const deadlineText = ({ state, deadline }: RegistrationView, blockTime: number): string | null => {
  if (!deadline || (state.kind !== 'delivering' && state.kind !== 'confirming')) return null
  const left = deadline.block - deadline.now
  return left > 0 ? words.progress.atMost(duration(left * blockTime)) : words.progress.deadlinePassed
}

export type ServerLine = {
  readonly text: string
  readonly tone: 'bad' | 'good' | 'now' | 'plain' | 'warn'
  readonly reason: string | null
}

export const serverLine = ({ delivery, holder }: GroupView['servers'][number]): ServerLine => {
  switch (delivery.kind) {
    case 'waiting':
      return { text: words.server.waiting, tone: 'plain', reason: null }
    case 'sending':
      return { text: words.server.sending(delivery.attempt), tone: 'now', reason: null }
    case 'retrying':
      return { text: words.server.retrying(delivery.attempt), tone: 'warn', reason: serverProblem(delivery.reason) }
    case 'refused':
      return { text: words.server.refused, tone: 'bad', reason: serverProblem(delivery.reason) }
    case 'stored':
      return holder
        ? { text: words.server.holder, tone: 'good', reason: null }
        : { text: words.server.stored, tone: 'now', reason: null }
  }
}
