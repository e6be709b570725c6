import { advance, type RegistrationEvent } from '../advance.ts'
import type { RegistrationCall } from '../calls.ts'
import type { Ending, RegistrationRecord, SignedCall } from '../record.ts'
import type { RegistrationState, Waiting } from '../state.ts'

/** A server by its place in the roster. */
export type Place = { readonly subgroup: number; readonly member: number }

export type Act =
  | { readonly kind: 'nothing' }
  /** In this order; what the chain has already is not among them. */
  | { readonly kind: 'submit'; readonly calls: readonly SignedCall[] }
  /** Sign these at the account's next nonce. `refused`: the same came to nothing before. */
  | {
      readonly kind: 'sign'
      readonly calls: readonly RegistrationCall[]
      readonly parting: boolean
      readonly refused: boolean
    }
  /** Send their pieces to these servers, each when its time has come. */
  | { readonly kind: 'deliver'; readonly to: readonly Place[] }

export type Plan = { readonly record: RegistrationRecord; readonly act: Act }

export const nothing = (record: RegistrationRecord, waiting: Waiting | null = record.waiting): Plan => ({
  record: { ...record, waiting },
  act: { kind: 'nothing' },
})

export const submit = (record: RegistrationRecord, calls: readonly SignedCall[]): Plan => ({
  record,
  act: { kind: 'submit', calls },
})

export const move = (record: RegistrationRecord, event: RegistrationEvent): RegistrationRecord => ({
  ...record,
  state: advance(record.state, event),
})

/** Over, this way. */
export const end = (record: RegistrationRecord, ending: Ending): Plan =>
  nothing({ ...move(record, ending), waiting: null })

const steps = ['approved', 'registering', 'dealing', 'delivering'] as const
const events: readonly ((of: number) => RegistrationEvent)[] = [
  () => ({ kind: 'sent' }),
  () => ({ kind: 'opened' }),
  (of) => ({ kind: 'dealt', of }),
]

/** Goes on to this state, over those between; a state further on stays: a reorganised chain is not shown as a step back. */
export const reach = (record: RegistrationRecord, kind: (typeof steps)[number]): RegistrationRecord => {
  const of = record.servers.flat().length
  let reached = record
  for (;;) {
    const at = steps.indexOf(reached.state.kind as (typeof steps)[number])
    if (at === -1 || at >= steps.indexOf(kind)) return reached
    reached = move(reached, events[at]!(of))
  }
}

type Failure = Extract<RegistrationState, { kind: 'failed' }>

/** The same once more would come to the same. */
const HOPELESS: readonly Failure['reason'][] = ['key-taken', 'superseded']

export const failed = (reason: Failure['reason'], fault: Failure['fault'] = 'nobody'): Failure => ({
  kind: 'failed',
  fault,
  reason,
  retryable: fault !== 'network' && !HOPELESS.includes(reason),
})
