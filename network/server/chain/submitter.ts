import { toHex } from '../../../src/core/bytes.ts'
import { signExtrinsic } from '../../../src/core/chain/extrinsic.ts'
import { accountOf } from './accountOf.ts'
import type { Chain } from './client.ts'
import { RUNTIME } from './connection/session.ts'
import type { ChainState } from './state.ts'

const MAX_IN_FLIGHT = 16
const PATIENCE_BLOCKS = 8
const ERA_BLOCKS = 64

/** One piece of work: `key` says what it is for, so that it is sent once, and `name` which call it is. */
export type Work = { key: string; name: string; call: Uint8Array }

export type Submitter = {
  /** Sends it unless it is already on its way. Whether it had effect is for the chain to say: nobody waits here. */
  submit(work: Work): void
  /** To be called with every new best block. */
  advance(best: ChainState): void
  hasForeignNonce(): boolean
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>
}

export type SubmitterNeeds = {
  chain: Pick<Chain, 'best' | 'call' | 'connections'>
  genesis: Uint8Array
  tssAccount: Uint8Array
  sign(payload: Uint8Array): Uint8Array
  onSent(name: string, result: 'sent' | 'refused'): void
  onForeignNonce(): void
  /** Was in a block, and the chain still wants the same work. */
  onIneffective(key: string): void
}

/**
 * The only one that signs for the tss account: an own nonce counter, strictly in order, mortal. After a refusal, a new connection, or
 * eight blocks without inclusion everything in flight is forgotten and the nonce read anew; the work comes back by itself from chain state.
 */
export const createSubmitter = (needs: SubmitterNeeds): Submitter => {
  const { chain } = needs
  const inFlight = new Map<string, { nonce: number; block: number }>()
  const spent = new Map<string, { times: number; block: number }>()
  let next: number | undefined
  let highest = -1
  let connection = -1
  let generation = 0
  let foreignAt: number | undefined
  let tail: Promise<void> = Promise.resolve()

  const reset = () => {
    inFlight.clear()
    next = undefined
    generation++
  }

  const send = async ({ name, call }: Work, nonce: number, { number, hash }: ChainState['block'], sentBy: number) => {
    if (sentBy !== generation) return
    const era = { kind: 'mortal', period: ERA_BLOCKS, block: number, blockHash: hash } as const
    const { specVersion, transactionVersion } = RUNTIME
    const context = { genesis: needs.genesis, specVersion, transactionVersion, nonce, era }
    try {
      const extrinsic = signExtrinsic({ call, signer: needs.tssAccount, context, sign: needs.sign })
      await chain.call('author_submitExtrinsic', [toHex(extrinsic)])
      needs.onSent(name, 'sent')
    } catch {
      needs.onSent(name, 'refused')
      if (sentBy === generation) reset()
    }
  }

  /** Twice as many blocks after every time that it was included in vain: each of them costs a fee. */
  const mustWait = (key: string, now: number): boolean => {
    const before = spent.get(key)
    return before !== undefined && now < before.block + 2 ** Math.min(before.times, 6)
  }

  return {
    submit(work) {
      const best = chain.best()
      if (best === undefined || inFlight.has(work.key) || inFlight.size >= MAX_IN_FLIGHT) return
      if (mustWait(work.key, best.block.number)) return
      if (spent.has(work.key)) needs.onIneffective(work.key)
      const nonce = next ?? accountOf(best, needs.tssAccount).nonce
      next = nonce + 1
      highest = Math.max(highest, nonce)
      inFlight.set(work.key, { nonce, block: best.block.number })
      const sentBy = generation
      tail = tail.then(() => send(work, nonce, best.block, sentBy))
    },
    advance(best) {
      const { block } = best
      const account = accountOf(best, needs.tssAccount)
      if (connection !== chain.connections()) {
        connection = chain.connections()
        foreignAt = undefined
        reset()
      }
      for (const [key, { nonce }] of inFlight) {
        if (nonce >= account.nonce) continue
        inFlight.delete(key)
        spent.set(key, { times: (spent.get(key)?.times ?? 0) + 1, block: block.number })
      }
      for (const [key, { block: since }] of spent) if (block.number - since > 2 * 64) spent.delete(key)
      if (next !== undefined && account.nonce > Math.max(next, highest + 1)) {
        foreignAt = block.number
        needs.onForeignNonce()
      }
      if (next !== undefined && account.nonce > next) reset()
      if ([...inFlight.values()].some((sent) => block.number - sent.block >= PATIENCE_BLOCKS)) reset()
    },
    // Not for ever: it may be what this server sent before it was killed, which can be included for as long as an era.
    hasForeignNonce: () =>
      foreignAt !== undefined && (chain.best()?.block.number ?? foreignAt) < foreignAt + ERA_BLOCKS,
    idle: () => tail,
  }
}
