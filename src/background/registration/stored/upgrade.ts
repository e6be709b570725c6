type Stored = { readonly [name: string]: unknown }

const isStored = (value: unknown): value is Stored => typeof value === 'object' && value !== null

/** A stored registration of an earlier version in the present form. What is no registration stays what it is. */
export const upgrade = (value: unknown): unknown => (isStored(value) && value.version === 1 ? fromFirst(value) : value)

/** The first version knew neither complaints nor a second splitting. */
const fromFirst = ({ parting, seen, state, ending, waiting, ...record }: Stored): Stored => ({
  ...record,
  version: 2,
  deposit: null,
  seen: groupsOf(seen),
  state: endOf(state),
  ending: endOf(ending),
  // Found out again in the first round.
  waiting: null,
  later: isStored(parting) && isStored(parting.call) ? [{ ...parting, call: { kind: parting.call.kind } }] : [],
  opening: { kind: 'undecided' },
  died: null,
  // What it takes is not known; a transaction that cannot be paid is refused.
  spare: 0n,
  dead: [],
})

const groupsOf = (seen: unknown): unknown => {
  if (!isStored(seen) || !Array.isArray(seen.confirmed)) return seen
  const { confirmed, holders, ...rest } = seen
  const held = Array.isArray(holders) ? holders : []
  const silent = { excluded: 0, missing: 0, bad: 0, delivered: 0 }
  return { ...rest, groups: confirmed.map((confirmed, i) => ({ confirmed, holders: held[i], ...silent })) }
}

const NEXT: Stored = { 'key-taken': 'other-key', 'node-contradicts': 'other-node', superseded: 'other-wallet' }

const endOf = (state: unknown): unknown => {
  if (!isStored(state)) return state
  if (state.kind === 'registered') return { ...state, healing: false }
  if (state.kind !== 'failed') return state
  const { retryable: _, ...failure } = state
  const isBelieved = state.fault !== 'network'
  const next = isBelieved ? (NEXT[String(state.reason)] ?? 'retry') : 'other-node'
  return { ...failure, culprit: null, next, deposit: isBelieved ? 'returned' : 'unknown' }
}
