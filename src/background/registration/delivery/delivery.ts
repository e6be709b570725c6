import type { Delivery } from '../../../core/registration/state.ts'

const FIRST_WAIT = 400
const LONGEST_WAIT = 15_000
/** However long a server asks us to stay away. */
const LONGEST_ASKED = 60_000

/** A server whose group has not confirmed is offered its piece again so long after it said that it has it. */
const STORED_AGAIN = 60_000

/** Answers that the same parcel will get again. */
const FINAL = new Set([
  'bad-endpoint',
  'bad-request',
  'method-not-allowed',
  'nonce-reused',
  'not-a-member',
  'not-committed',
  'share-invalid',
  'too-large',
  'undecryptable',
  'unsupported-media-type',
])

/** How many times this server was asked. */
export const attemptsOf = (delivery: Delivery): number =>
  delivery.kind === 'sending' || delivery.kind === 'retrying' ? delivery.attempt : 0

/** After the `attempt`th try failed. `random`: 0 … 1, spreads many wallets' retries. Milliseconds. */
export const afterProblem = (
  attempt: number,
  { code, retryAfter = 0 }: { code: string; retryAfter?: number | undefined },
  now: number,
  random: number,
): Delivery => {
  if (FINAL.has(code)) return { kind: 'refused', reason: code }
  const wait = Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT) * (0.5 + random)
  return { kind: 'retrying', attempt, at: now + Math.max(wait, Math.min(retryAfter, LONGEST_ASKED)), reason: code }
}

/**
 * Its turn has come. A `sending` that nobody is at work on was cut short: it is sent again. Who is asked for again after it
 * has said that it stored its piece may have lost it. A clock that was set back makes nobody wait.
 */
export const isDue = (delivery: Delivery, now: number): boolean => {
  switch (delivery.kind) {
    case 'waiting':
    case 'sending':
      return true
    case 'retrying':
      return delivery.at <= now || delivery.at > now + LONGEST_ASKED
    case 'stored':
      return delivery.at === undefined || delivery.at + STORED_AGAIN <= now || delivery.at > now
    case 'refused':
      return false
  }
}
