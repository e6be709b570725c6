import { equalBytes, toHex } from '../../../core/bytes.ts'
import { taggedHash } from '../../../core/crypto/hash.ts'
import { verifyMerkleProof } from '../../../core/crypto/merkle.ts'
import { judge } from '../../../core/dealing/accusation/judge.ts'
import { envelopeLeaf } from '../../../core/dealing/envelope.ts'
import { openDealing } from '../../../core/dealing/open.ts'
import { leafOf, rosterHash } from '../../../core/dealing/roster.ts'
import { hashDealing } from '../../../core/dealing/statement.ts'
import { EntropyError } from '../../../core/errors.ts'
import { networks } from '../../../core/networks.ts'
import type { Chain, SendParcel } from '../../../core/registration/ports.ts'
import * as rules from './ledger.testing.ts'
import { acceptParcel, act, createServers, rosterOf } from './servers.testing.ts'
import { type Asked, type Known, rememberSigned } from './signed.testing.ts'

// A chain and six servers in memory that keep the rules which the wallet depends on; the cryptography is the real one.

const hashOf = (number: number) => taggedHash('block', Uint8Array.of(number >> 8, number & 255))

export const createSimulation = async (registrant: Uint8Array) => {
  const servers = await createServers()
  const state = {
    ...rules.emptyLedger(rosterOf(servers)),
    finalityLag: 0,
    firstBlock: hashOf(1),
    /** The node forgets what it is handed. */
    drops: false,
    dropsDealings: false,
    /** The servers settle what is past its deadline. */
    settles: true,
    /** Blocks for which the node still says nothing, while the chain goes on. */
    silent: 0,
    wasSilent: false,
    /** The worker dies before it answers this job, once. */
    dyingJob: '',
    /** What was ever handed to the node: statements with the nonces that were used under them, and opened envelopes. */
    published: { statements: new Map<string, Set<string>>(), openings: new Set<string>() },
  }
  const history = new Map<number, typeof state>()
  const { run, find } = rememberSigned(state)
  let pool: Known[] = []
  const listeners = new Set<() => void>()
  let underWay = 0
  /** Blocks wait for what the wallet and the servers have begun, however slow the machine is. */
  const awaited = <A extends unknown[], R>(begin: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      underWay++
      try {
        return await begin(...args)
      } finally {
        underWay--
      }
    }
  }

  const openAs = (dealing: Parameters<typeof openDealing>[0]) => (attempt: number) =>
    openDealing(dealing, { genesis: chain.genesis, registrant, attempt, subgroups: servers.length })

  const isCommitted = ({ delivery }: Extract<Asked, { kind: 'deliver' }>): boolean => {
    const stage = rules.dealtOf(state)
    if (!stage) return false
    const { subgroup, member, envelope, proof } = delivery
    const roster = state.rosters[stage.roster]!
    const leaf = envelopeLeaf(roster[subgroup]![member]!.tssAccount, envelope)
    const root = state.opened!.dealing.envelopesRoot
    return verifyMerkleProof({ root, leaf, proof, ...leafOf(roster, subgroup, member) })
  }

  /** Whether the chain took it. */
  const dispatch = (call: Asked): boolean => {
    switch (call.kind) {
      case 'fund':
        return true
      case 'register':
        return rules.register(state, call)
      case 'deal':
        return rules.dealt(state, call.dealing.roster, openAs(call.dealing))
      case 'deliver':
        return rules.delivered(
          state,
          call.delivery.dealingHash,
          call.delivery,
          call.delivery.envelope,
          isCommitted(call),
        )
      case 'open': {
        const { dealingHash, envelope } = call.accused
        return rules.openedOne(state, dealingHash, envelope, call.verdict ?? 'wrong-ephemeral')
      }
      case 'cancel':
        return rules.cancelled(state)
      case 'settle':
        return rules.settled(state, true)
    }
  }

  const tick = () => {
    const liars = state.slashed.length
    state.block++
    const isIn = ({ stash }: { stash: Uint8Array }) => !state.slashed.includes(toHex(stash))
    if (!state.rosters.at(-1)!.flat().every(isIn)) {
      state.rosters = [...state.rosters, rosterOf(servers, state.slashed)]
      state.since = state.block
    }
    for (const { call, nonce } of pool.sort((a, b) => a.nonce - b.nonce)) {
      if (nonce !== state.nonce) continue
      state.nonce++
      const entry = state.log.push(call.kind) - 1
      if (!dispatch(call)) state.log[entry] += '!'
    }
    pool = pool.filter(({ nonce }) => nonce >= state.nonce)
    if (state.slashed.length === liars) void awaited(act)(servers, state)
    const stage = rules.dealtOf(state)
    if (state.settles && stage && state.block > stage.block + rules.parameters.confirmWindow + 1)
      rules.settled(state, false)
    history.set(state.block, structuredClone({ ...state, opened: undefined }))
    if (state.silent > 0) state.silent--
    else for (const listener of [...listeners]) listener()
  }
  history.set(state.block, { ...state })
  const at = (number: number) => history.get(Math.max(number, 10))!
  const block = (number: number) => ({ number, hash: hashOf(number) })
  const accountAt = ({ nonce, free }: typeof state) => ({ nonce, free, reserved: 0n, frozen: 0n })
  const heads = () => ({ best: block(state.block), finalized: block(Math.max(10, state.block - state.finalityLag)) })

  const chain: Chain & { close(): void } = {
    genesis: new Uint8Array(32).fill(0xee),
    heads,
    onHeads: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    account: async (account, { number }) =>
      equalBytes(account, registrant) ? accountAt(at(number)) : { nonce: 0, free: 0n, reserved: 0n, frozen: 0n },
    standing: async (_, { number }) => ({ ...at(number), constraints: undefined, constraintAccount: undefined }),
    parameters: async () => rules.parameters,
    keyOwner: async () => undefined,
    roster: async ({ number }) => {
      const { rosters } = at(number)
      const roster = rosters.at(-1)!
      const endpointOf = (stash: Uint8Array) => servers.flat().find((one) => equalBytes(one.stash, stash))!.endpoint
      const subgroups = roster.map((members) => members.map((one) => ({ ...one, endpoint: endpointOf(one.stash) })))
      return { number: rosters.length - 1, hash: rosterHash(roster), subgroups }
    },
    firstBlock: async () => state.firstBlock,
    async view(_registrant, _key, start) {
      const { best, finalized } = heads()
      const [now, then] = [at(best.number), at(finalized.number)]
      const { registration, registrant: account, registered, healing } = then
      return structuredClone({
        history: start.firstBlock && equalBytes(start.firstBlock, state.firstBlock) ? 'ours' : 'another',
        best: {
          block: best.number,
          account: accountAt(now),
          registration: now.registration,
          keyOwner: undefined,
          rosters: rules.acceptedRosters(now),
          parameters: rules.parameters,
        },
        final: {
          block: finalized.number,
          account: accountAt(then),
          registration,
          registrant: account,
          registered,
          healing,
        },
      })
    },
    metadata: async () => new Uint8Array(),
    blockHash: async (number) => hashOf(number),
    block: async (hash) => ({ parent: hash, extrinsics: [] }),
    events: async () => new Uint8Array(),
    members: async () => undefined,
    fee: async () => 10n,
    async submit(extrinsic) {
      const asked = find(extrinsic)
      if (!asked || asked.nonce < state.nonce) throw new EntropyError('dispatch-failed', 'refused')
      if (pool.some(({ nonce }) => nonce === asked.nonce)) {
        if (pool.includes(asked)) return
        throw new EntropyError('dispatch-failed', 'another one has this nonce')
      }
      await publish(asked)
      if (!state.drops && !(state.dropsDealings && asked.call.kind === 'deal')) pool.push(asked)
    },
    close: () => undefined,
  }

  /** What anybody can read from now on. */
  const publish = async ({ call, attempt, extrinsic }: Known) => {
    const { statements, openings } = state.published
    if (call.kind === 'deal') {
      const { dealing } = call
      const context = { genesis: chain.genesis, registrant, attempt, subgroups: servers.length }
      const name = toHex(hashDealing(dealing, context).statementHash)
      statements.set(name, (statements.get(name) ?? new Set()).add(toHex(dealing.noncePoint)))
    }
    if (call.kind === 'open') {
      const { dealingHash, dealing, roster, envelope } = call.accused
      openings.add(`${toHex(dealingHash)} ${rules.placeName(envelope)}`)
      const member = roster[envelope.subgroup]![envelope.member]!
      // The secret is what the call ends with.
      const ephemeralSecret = extrinsic.slice(-32)
      const opening = { subgroup: envelope.subgroup, member, envelope, ephemeralSecret }
      call.verdict = await judge(openAs(dealing)(call.accused.attempt), opening)
    }
  }

  const send: SendParcel = awaited((endpoint, parcel) => acceptParcel(servers, state, endpoint, parcel))

  /** The developer's commonest act: the same genesis, and nothing of before. */
  const restart = () => {
    const { block: number, free } = state
    Object.assign(state, rules.emptyLedger(rosterOf(servers)), { block: number, free })
    state.firstBlock = taggedHash('block', state.firstBlock)
    for (const server of servers.flat()) server.holds = ''
    pool = []
    tick()
  }
  const forget = () => void pool.splice(0)
  const fallSilent = (blocks: number) => {
    state.silent = blocks
    state.wasSilent = true
  }
  /** Without an answer while the node is silent. */
  const answering = <A extends unknown[], R>(ask: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (state.silent > 0) throw new EntropyError('chain-unavailable', 'the node does not answer')
      return ask(...args)
    }
  }
  for (const name of ['account', 'standing', 'roster', 'view', 'firstBlock', 'submit'] as const)
    chain[name] = awaited(answering(chain[name] as never)) as never
  const runJob = awaited(run) as typeof run
  const isBusy = () => underWay > 0
  return { state, servers, chain, send, runJob, isBusy, tick, restart, network: networks[0]!, forget, fallSilent }
}
