import { taggedHash } from '../../core/crypto/hash.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Chain } from '../../core/registration/ports.ts'

/** Hash of the block of this number, on the true chain or another one. */
export const hashOf = (number: number, chain = 'true'): Uint8Array =>
  taggedHash('block', new TextEncoder().encode(`${chain} ${number}`))

/** A node in memory that tells the truth but for what `state` says. */
export const createNode = (lies: Partial<Chain> = {}) => {
  const listeners = new Set<() => void>()
  const state = { best: 12, finalized: 10, chain: 'true', silent: false, handedIn: [] as Uint8Array[], questions: 0 }
  const block = (number: number) => ({ number, hash: hashOf(number, state.chain) })
  const truth: Chain = {
    genesis: hashOf(0),
    heads: () => ({ best: block(state.best), finalized: block(state.finalized) }),
    onHeads: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    account: async (_, { number }) => ({ nonce: number, free: 5n, reserved: 0n, frozen: 0n }),
    standing: async () => ({
      ...{ registrant: { attempts: 1, last: undefined }, registration: undefined, registered: undefined },
      ...{ healing: undefined, constraints: undefined, constraintAccount: undefined },
    }),
    parameters: async () => ({
      ...{ deposit: 1n, dealWindow: 1, shareWindow: 1, challengeWindow: 1 },
      ...{ answerWindow: 1, confirmWindow: 1, healWindow: 1 },
    }),
    keyOwner: async () => undefined,
    roster: async () => ({ number: 0, hash: hashOf(99), subgroups: [[]] }),
    view: async (registrant, _key, start, at) => ({
      history: start.number > state.best ? 'behind' : state.chain === 'true' ? 'ours' : 'another',
      best: {
        block: at.best.number,
        account: await truth.account(registrant, at.best),
        ...{ registration: undefined, keyOwner: undefined, rosters: [hashOf(99)] },
        parameters: await truth.parameters(at.best),
      },
      final: {
        block: at.finalized.number,
        account: await truth.account(registrant, at.finalized),
        ...{ registration: undefined, registrant: undefined, registered: undefined, healing: undefined },
      },
    }),
    firstBlock: async () => hashOf(1, state.chain),
    blockHash: async (number) => (number > state.best ? undefined : hashOf(number, state.chain)),
    metadata: async () => hashOf(98),
    members: async () => [[]],
    block: async (hash) => ({ parent: hash, extrinsics: [hashOf(97)] }),
    events: async () => hashOf(96),
    fee: async () => 7n,
    submit: async (extrinsic) => void state.handedIn.push(extrinsic),
  }
  const said = { ...truth, ...lies }
  const answering = <A extends unknown[], R>(answer: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      state.questions++
      if (state.silent) throw new EntropyError('chain-unavailable', 'the node does not answer')
      return answer(...args)
    }
  }
  const chain: Chain = {
    ...said,
    account: answering(said.account),
    standing: answering(said.standing),
    parameters: answering(said.parameters),
    keyOwner: answering(said.keyOwner),
    roster: answering(said.roster),
    view: answering(said.view),
    firstBlock: answering(said.firstBlock),
    blockHash: answering(said.blockHash),
    metadata: answering(said.metadata),
    members: answering(said.members),
    block: answering(said.block),
    events: answering(said.events),
    fee: answering(said.fee),
    submit: answering(said.submit),
  }
  return {
    state,
    chain,
    /** Has these heads from now on. */
    come(best: number, finalized: number) {
      Object.assign(state, { best, finalized })
      for (const listener of [...listeners]) listener()
    },
  }
}
