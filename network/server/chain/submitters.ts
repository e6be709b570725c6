import { toHex } from '../../../src/core/bytes.ts'
import { sr25519Sign } from '../../../src/core/crypto/sr25519.ts'
import type { KeySet } from '../keys/keySet.ts'
import type { ChainState } from './state.ts'
import { createSubmitter, type Submitter, type SubmitterNeeds } from './submitter.ts'

/** One submitter for each tss account that sends something, since each has its own nonces. */
export type Submitters = {
  of(keys: KeySet): Submitter
  /** To be called with every new best block. */
  advance(best: ChainState): void
  hasForeignNonce(): boolean
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>
}

/** `needs`: what all of them share. */
export const createSubmitters = (needs: Omit<SubmitterNeeds, 'tssAccount' | 'sign'>): Submitters => {
  const submitters = new Map<string, Submitter>()
  return {
    of(keys) {
      const account = toHex(keys.tssAccount)
      const { tssAccount, tssSecret } = keys
      const sign = (payload: Uint8Array) => sr25519Sign(tssSecret, payload)
      const submitter = submitters.get(account) ?? createSubmitter({ ...needs, tssAccount, sign })
      submitters.set(account, submitter)
      return submitter
    },
    advance(best) {
      for (const submitter of submitters.values()) submitter.advance(best)
    },
    hasForeignNonce: () => [...submitters.values()].some((submitter) => submitter.hasForeignNonce()),
    async idle() {
      await Promise.all([...submitters.values()].map((submitter) => submitter.idle()))
    },
  }
}
