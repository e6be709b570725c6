import type { Culprit, Failure, FailureReason } from './state.ts'

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
