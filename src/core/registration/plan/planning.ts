import { advance, type RegistrationEvent } from '../advance.ts'
import type { RegistrationCall } from '../calls.ts'
import type { Ending, LaterCall, RegistrationRecord, SignedCall, SignedLater } from '../record.ts'
import type { Culprit, Failure, FailureReason, Place, Waiting } from '../state.ts'

export type Act =
  | { readonly kind: 'nothing' }
  /** In this order; what the chain has already is not among them. */
  | { readonly kind: 'submit'; readonly calls: readonly (SignedCall | SignedLater)[] }
  /** Sign these at the account's next nonce. `refused`: the same came to nothing before. */
  | { readonly kind: 'sign'; readonly calls: readonly RegistrationCall[]; readonly refused: boolean }
  | { readonly kind: 'sign-later'; readonly calls: readonly LaterCall[]; readonly refused: boolean }
  /** Send their pieces to these servers, each when its time has come. */
  | { readonly kind: 'deliver'; readonly to: readonly Place[] }

export type Plan = { readonly record: RegistrationRecord; readonly act: Act }

export const nothing = (record: RegistrationRecord, waiting: Waiting | null = record.waiting): Plan => ({
  record: { ...record, waiting },
  act: { kind: 'nothing' },
})

export const submit = (record: RegistrationRecord, calls: readonly (SignedCall | SignedLater)[]): Plan => ({
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

/** What each failure costs, and what to do about it. */
const consequences: Record<FailureReason, Pick<Failure, 'deposit' | 'next'>> = {
  'bad-share': { deposit: 'lost', next: 'retry' },
  'chain-refused': { deposit: 'none', next: 'retry' },
  'chain-replaced': { deposit: 'unknown', next: 'retry' },
  'dealing-window-missed': { deposit: 'returned', next: 'retry' },
  'key-taken': { deposit: 'returned', next: 'other-key' },
  'node-contradicts': { deposit: 'unknown', next: 'other-node' },
  'opening-declined': { deposit: 'lost', next: 'other-key' },
  'roster-changed': { deposit: 'returned', next: 'retry' },
  'signature-invalid': { deposit: 'returned', next: 'retry' },
  superseded: { deposit: 'held', next: 'other-wallet' },
  'too-few-servers': { deposit: 'returned', next: 'retry' },
  unprovable: { deposit: 'lost', next: 'retry' },
  withheld: { deposit: 'lost', next: 'retry' },
}

/** A node that contradicts itself is not believed about money either. */
const UNBELIEVED: Pick<Failure, 'deposit' | 'next'> = { deposit: 'unknown', next: 'other-node' }

export const failed = (
  reason: FailureReason,
  fault: Failure['fault'] = 'nobody',
  culprit: Culprit | null = null,
): Failure => ({
  kind: 'failed',
  fault,
  reason,
  culprit,
  ...(fault === 'network' ? UNBELIEVED : consequences[reason]),
})
