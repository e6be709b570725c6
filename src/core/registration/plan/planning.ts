import { advance, type RegistrationEvent } from '../advance.ts'
import type { RegistrationCall } from '../calls.ts'
import type { Ending, LaterCall, RegistrationRecord, SignedCall, SignedLater } from '../record.ts'
import type { Place, Waiting } from '../state.ts'
import type { ChainView } from './chainView.ts'

export type Act =
  | { readonly kind: 'nothing' }
  /** In this order; what the chain has already is not among them. */
  | { readonly kind: 'submit'; readonly calls: readonly (SignedCall | SignedLater)[] }
  /** Sign these at the account's next nonce. `refused`: the same came to nothing before. */
  | { readonly kind: 'sign'; readonly calls: readonly RegistrationCall[]; readonly refused: boolean }
  | {
      readonly kind: 'sign-later'
      readonly calls: readonly Exclude<LaterCall, { kind: 'open' }>[]
      readonly refused: boolean
    }
  /** Make this envelope's secret again, see that it shows an honest share, and sign its opening, to be included by block `until`. */
  | { readonly kind: 'open'; readonly place: Place; readonly until: number; readonly refused: boolean }
  /** Split the key once more, as the account's dealing of this number, and sign that. */
  | { readonly kind: 'deal-again'; readonly attempt: number; readonly rosters: readonly Uint8Array[] }

/** `deliver`: the servers that are to be sent their pieces meanwhile, each when its time has come. */
export type Plan = { readonly record: RegistrationRecord; readonly act: Act; readonly deliver: readonly Place[] }

export const nothing = (record: RegistrationRecord, waiting: Waiting | null = record.waiting): Plan => ({
  record: { ...record, waiting },
  act: { kind: 'nothing' },
  deliver: [],
})

/** Something else is lacking now; the deadline and what is lost then stay the same. */
export const insteadOf = (waiting: Waiting | null, what: 'funds' | 'node'): Waiting => ({
  for: what,
  loss: waiting?.loss ?? 'nothing',
  ...(waiting?.until !== undefined && { until: waiting.until }),
})

export const submit = (record: RegistrationRecord, calls: readonly (SignedCall | SignedLater)[]): Plan => ({
  record,
  act: { kind: 'submit', calls },
  deliver: [],
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

/** Next in line, and young enough to be included in the next block. */
export const isUsable = (calls: readonly (SignedCall | SignedLater)[], { best }: ChainView): boolean =>
  calls[0]?.nonce === best.account.nonce && calls.every(({ validUntil }) => validUntil > best.block)
