import { equalBytes, toHex, u32le } from '../../core/bytes.ts'
import type { Constraints } from '../../core/chain/constraints.ts'
import { signExtrinsic } from '../../core/chain/extrinsic.ts'
import { taggedHash } from '../../core/crypto/hash.ts'
import { EntropyError } from '../../core/errors.ts'
import { encodeRegistrationCall } from '../../core/registration/calls.ts'
import type { Chain, Standing } from '../../core/registration/ports.ts'
import { encodeOwnCall, isOwnCall } from '../../core/transactions/ownCall.ts'
import type { DispatchOutcome } from '../../network/metadata/dispatchOutcome.ts'
import type { JobInput } from '../../protocol/workerApi.ts'

import type { Wish } from './engine/wish.ts'

// A chain in memory that knows money, numbers, mortality, forks and finality, and nothing else.

type Call = Wish['call']
type Signed = { readonly call: Call; readonly account: string; readonly nonce: number; readonly until: number }
type State = {
  readonly free: Map<string, bigint>
  readonly held: Map<string, bigint>
  readonly nonces: Map<string, number>
  rules: Constraints | undefined
}
type Block = { readonly hash: Uint8Array; extrinsics: Uint8Array[]; outcomes: DispatchOutcome[]; state: State }

export const FEE = 100n
export const MINIMUM = 1_000n

export const createBank = () => {
  const node = {
    lag: 2,
    drops: false,
    refuses: false,
    isDown: false,
    genesis: 'first',
    fork: 0,
    registered: undefined as Standing | undefined,
    /** How the open registration was ended. */
    ended: undefined as string | undefined,
  }
  const known = new Map<string, Signed>()
  const handed: string[] = []
  let pool = new Set<string>()
  const listeners = new Set<() => void>()
  const hashOf = (number: number, fork: number) => taggedHash(`block ${node.genesis}`, u32le(number), u32le(fork))
  const first: State = { free: new Map(), held: new Map(), nonces: new Map(), rules: undefined }
  let blocks: Block[] = [0, 1].map((number) => ({
    hash: hashOf(number, 0),
    extrinsics: [],
    outcomes: [],
    state: first,
  }))
  let firm = 0

  const tip = () => blocks.at(-1)!.state
  const free = (state: State, account: string) => state.free.get(account) ?? 0n
  const nonceOf = (state: State, account: string) => state.nonces.get(account) ?? 0

  const dispatch = (state: State, { call, account }: Signed): DispatchOutcome => {
    if (call.kind === 'update-rules') {
      if (account !== toHex(node.registered!.constraintAccount!))
        return { pallet: 'Constraints', name: 'NotConstraintAccount' }
      state.rules = call.constraints
      return 'success'
    }
    if (call.kind === 'cancel' || call.kind === 'settle') {
      const { registration } = node.registered ?? {}
      if (!registration) return { pallet: 'Registry', name: 'NotRegistering' }
      node.ended = call.kind
      node.registered = { ...node.registered!, registration: undefined }
      return 'success'
    }
    const mustStay = call.kind === 'transfer-all' && !call.keepAlive && !state.held.get(account) ? 0n : MINIMUM
    const value = call.kind === 'transfer' ? call.value : free(state, account) - mustStay
    if (free(state, account) - value < mustStay) return { pallet: 'Token', name: 'FundsUnavailable' }
    if (free(state, toHex(call.to)) + value < MINIMUM) return { pallet: 'Token', name: 'BelowMinimum' }
    state.free.set(account, free(state, account) - value)
    state.free.set(toHex(call.to), free(state, toHex(call.to)) + value)
    // An account that has nothing is forgotten, and its number with it.
    if (free(state, account) === 0n) state.nonces.delete(account)
    return 'success'
  }

  const tick = (count = 1) => {
    for (; count > 0; count--) {
      const number = blocks.length
      const state = structuredClone(tip())
      const block: Block = {
        hash: hashOf(number, node.fork),
        extrinsics: [Uint8Array.of(number & 255)],
        outcomes: ['success'],
        state,
      }
      for (const name of [...pool]) {
        const signed = known.get(name)!
        if (signed.nonce < nonceOf(state, signed.account) || number > signed.until) pool.delete(name)
        if (!pool.has(name) || signed.nonce !== nonceOf(state, signed.account)) continue
        pool.delete(name)
        state.nonces.set(signed.account, signed.nonce + 1)
        state.free.set(signed.account, free(state, signed.account) - FEE)
        const before = structuredClone(state)
        const outcome = dispatch(state, signed)
        block.extrinsics.push(Uint8Array.from(Buffer.from(name.slice(2), 'hex')))
        block.outcomes.push(outcome)
        block.state = outcome === 'success' ? state : before
      }
      blocks.push(block)
      firm = Math.max(firm, number - node.lag)
      if (!node.isDown) for (const listener of [...listeners]) listener()
    }
  }

  const answering =
    <A extends unknown[], R>(answer: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      if (node.isDown) throw new EntropyError('chain-unavailable', 'the node does not answer')
      return answer(...args)
    }
  const at = (number: number) => ({ number, hash: blocks[number]!.hash })
  const byHash = (hash: Uint8Array) => blocks.find((one) => equalBytes(one.hash, hash))!
  const unused = () => {
    throw new EntropyError('internal', 'not asked here')
  }
  const chain: Chain & { close(): void } = {
    genesis: new Uint8Array(32).fill(0xee),
    heads: () => ({ best: at(blocks.length - 1), finalized: at(firm) }),
    onHeads: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    account: answering((account, { number }) => {
      const { state } = blocks[number]!
      const name = toHex(account)
      return { nonce: nonceOf(state, name), free: free(state, name), reserved: state.held.get(name) ?? 0n, frozen: 0n }
    }),
    standing: answering((_, { number }) => ({ ...node.registered!, constraints: blocks[number]!.state.rules })),
    members: answering(() => undefined),
    firstBlock: answering(() => blocks[1]?.hash),
    blockHash: answering((number) => (number > firm ? undefined : blocks[number]?.hash)),
    block: answering((hash) => {
      const block = byHash(hash)
      return { parent: blocks[blocks.indexOf(block) - 1]!.hash, extrinsics: block.extrinsics }
    }),
    // What became of them, one byte each: the runtime's events are read elsewhere.
    events: answering(({ hash }) => Uint8Array.of(blocks.indexOf(byHash(hash)))),
    fee: answering(() => FEE),
    submit: answering((extrinsic) => {
      const name = toHex(extrinsic)
      const signed = known.get(name)
      handed.push(name)
      const isStale = !signed || signed.nonce < nonceOf(tip(), signed.account) || blocks.length > signed.until
      if (node.refuses || isStale || free(tip(), signed.account) < FEE + MINIMUM)
        throw new EntropyError('dispatch-failed', 'refused')
      if (!node.drops) pool.add(name)
    }),
    ...{ parameters: unused, keyOwner: unused, roster: unused, view: unused, metadata: unused, close: () => undefined },
  }

  return {
    ...{ node, chain, tick, handed },
    give: (account: Uint8Array, amount: bigint) => tip().free.set(toHex(account), amount),
    hold: (account: Uint8Array, amount: bigint) => tip().held.set(toHex(account), amount),
    has: (account: Uint8Array) => free(tip(), toHex(account)),
    rules: () => tip().rules,
    outcomeOf: async ([block]: Uint8Array, index: number) => blocks[block!]!.outcomes[index],
    /** Another wallet with the same phrase uses the account's next number. */
    overtake: (account: Uint8Array) => tip().nonces.set(toHex(account), nonceOf(tip(), toHex(account)) + 1),
    /** The last blocks are given up for others, which have none of their transactions. */
    reorganise(count: number) {
      blocks = blocks.slice(0, -count)
      pool = new Set()
      node.fork++
      tick(count + 1)
    },
    /** The same genesis, and nothing of before. */
    restart() {
      node.genesis += ' again'
      blocks = blocks.map((block, number) => ({ ...block, hash: hashOf(number, 0), extrinsics: [], outcomes: [] }))
      pool = new Set()
      tick()
    },
    /** Blocks that have a transaction with these bytes, however they were handed in. */
    included: () => blocks.flatMap(({ extrinsics }) => extrinsics.map(toHex)).filter((name) => known.has(name)),
    /** In place of the worker: bytes in the right form, whose signature says nothing. */
    sign({ account, calls, context }: JobInput<'signCalls'>) {
      const extrinsics = calls.map((call, i) => {
        const own = call as Call
        const nonce = context.nonce + i
        const extrinsic = signExtrinsic({
          call: isOwnCall(own) ? encodeOwnCall(own) : encodeRegistrationCall(own),
          signer: account,
          context: { ...context, nonce },
          sign: () => crypto.getRandomValues(new Uint8Array(64)),
        })
        const { era } = context
        const until = era.kind === 'mortal' ? era.block + era.period - 1 : Number.POSITIVE_INFINITY
        known.set(toHex(extrinsic), { call: own, account: toHex(account), nonce, until })
        return extrinsic
      })
      return { extrinsics }
    },
  }
}
