import { EntropyError } from '../errors.ts'
import type { RegistrationState } from './state.ts'

type End = Extract<RegistrationState, { kind: 'registered' | 'failed' | 'cancelled' }>
type Live = Exclude<RegistrationState, End>

/** What can happen to a registration. */
export type RegistrationEvent =
  /** Its first transaction is about to leave. */
  | { readonly kind: 'sent' }
  /** The chain has the registration. */
  | { readonly kind: 'opened' }
  /** The splitting is in a finalized block; `of` servers are to get a piece. */
  | { readonly kind: 'dealt'; readonly of: number }
  | { readonly kind: 'delivered'; readonly done: number }
  /** Each group has its piece: the servers can go on alone. */
  | { readonly kind: 'handed-over'; readonly of: number; readonly need: number }
  | { readonly kind: 'confirmed'; readonly done: number }
  /** The chain threw the splitting away and waits for another. */
  | { readonly kind: 'died' }
  /** Of a registered key: these subgroups are still missing. */
  | { readonly kind: 'healed'; readonly missingSubgroups: readonly number[]; readonly healing: boolean }
  | End

const isEnd = (state: RegistrationState): state is End =>
  state.kind === 'registered' || state.kind === 'failed' || state.kind === 'cancelled'

/** Nothing happens to it any more. */
export const isOver = (state: RegistrationState): boolean =>
  isEnd(state) && !(state.kind === 'registered' && state.healing)

/** What may follow a state. A wallet that slept finds the chain further on, so ends can be reached from afar. */
const allowed: { [K in Live['kind']]: readonly RegistrationEvent['kind'][] } = {
  approved: ['sent', 'failed', 'cancelled'],
  registering: ['opened', 'registered', 'failed', 'cancelled'],
  dealing: ['dealt', 'died', 'registered', 'failed', 'cancelled'],
  delivering: ['delivered', 'handed-over', 'died', 'registered', 'failed', 'cancelled'],
  confirming: ['confirmed', 'died', 'registered', 'failed', 'cancelled'],
}

/** The next state. @throws {EntropyError} `internal` for a move that cannot happen: a defect of ours */
export const advance = (state: RegistrationState, event: RegistrationEvent): RegistrationState => {
  const refuse = () => new EntropyError('internal', `registration: ${event.kind} cannot happen while ${state.kind}`)
  if (isEnd(state)) {
    if (event.kind !== 'healed' || state.kind !== 'registered' || !state.healing) throw refuse()
    return { ...state, missingSubgroups: event.missingSubgroups, healing: event.healing }
  }
  if (!allowed[state.kind].includes(event.kind)) throw refuse()
  switch (event.kind) {
    case 'sent':
      return { kind: 'registering' }
    case 'opened':
    case 'died':
      return { kind: 'dealing' }
    case 'dealt':
      return { kind: 'delivering', done: 0, of: event.of }
    case 'delivered':
      return state.kind === 'delivering' ? { ...state, done: event.done } : state
    case 'handed-over':
      return { kind: 'confirming', done: 0, of: event.of, need: event.need }
    case 'confirmed':
      return state.kind === 'confirming' ? { ...state, done: event.done } : state
    case 'healed':
      throw refuse()
    default:
      return event
  }
}
