import { equalBytes, toHex } from '../../core/bytes.ts'
import { exampleParameters, untouched } from '../../core/chain/registry.testing.ts'
import type { RegisteredKey, Registrant, Registration } from '../../core/chain/registry.ts'
import { taggedHash } from '../../core/crypto/hash.ts'
import { derive, sr25519PublicKey } from '../../core/crypto/sr25519.ts'
import { x25519PublicKey } from '../../core/crypto/x25519.ts'
import { combinePartials } from '../../core/dealing/combine.ts'
import { openEnvelope } from '../../core/dealing/envelope.ts'
import { signAck } from '../../core/dealing/holderProof.ts'
import { type OpenedDealing, openDealing } from '../../core/dealing/open.ts'
import { computePartial } from '../../core/dealing/partial.ts'
import { rosterHash } from '../../core/dealing/roster.ts'
import { EntropyError } from '../../core/errors.ts'
import { networks } from '../../core/networks.ts'
import type { RegistrationCall } from '../../core/registration/calls.ts'
import type { Chain, SendParcel } from '../../core/registration/ports.ts'
import { runJob } from '../../worker/run.ts'
import type { RunJob } from '../ports.ts'

// A chain and six servers in memory that keep the rules which the wallet depends on; the cryptography is the real one.

const hashOf = (number: number) => taggedHash('block', Uint8Array.of(number >> 8, number & 255))
const secretOf = (n: number) => new Uint8Array(32).fill(n)

const createServers = () =>
  Promise.all(
    [0, 1, 2].map((subgroup) =>
      Promise.all(
        [0, 1].map(async (member) => {
          const n = 1 + 2 * subgroup + member
          const tssSecret = derive(secretOf(n), '//tss')
          return {
            stash: secretOf(100 + n),
            tssAccount: sr25519PublicKey(tssSecret),
            x25519PublicKey: await x25519PublicKey(secretOf(n)),
            endpoint: `http://server-${n}`,
            tssSecret,
            x25519Secret: secretOf(n),
            isDown: false,
            partial: undefined as Uint8Array | undefined,
          }
        }),
      ),
    ),
  )

export const createSimulation = async (registrant: Uint8Array) => {
  const servers = await createServers()
  const state = {
    block: 10,
    finalityLag: 0,
    nonce: 0,
    free: 1_000_000_000_000n,
    registration: undefined as Registration | undefined,
    registrant: undefined as Registrant | undefined,
    registered: undefined as RegisteredKey | undefined,
    opened: undefined as OpenedDealing | undefined,
    firstBlock: hashOf(1),
    /** The node forgets what it is handed. */
    drops: false,
    /** What happened on chain, for the tests to count. */
    log: [] as string[],
  }
  const history = new Map<number, typeof state>()
  const known = new Map<string, { call: RegistrationCall; nonce: number }>()
  let pool: { call: RegistrationCall; nonce: number }[] = []
  const listeners = new Set<() => void>()
  const roster = () =>
    servers.map((members) =>
      members.map(({ stash, tssAccount, x25519PublicKey }) => ({ stash, tssAccount, x25519PublicKey })),
    )
  const parameters = { ...exampleParameters, deposit: 1_000n }

  const dispatch = (call: RegistrationCall) => {
    state.log.push(call.kind)
    if (call.kind === 'register' && !state.registration)
      state.registration = {
        constraintAccount: call.rulesAccount,
        initialConstraints: call.constraints,
        deposit: parameters.deposit,
        stage: { kind: 'open', until: state.block + parameters.dealWindow },
      }
    if (call.kind === 'deal' && state.registration?.stage.kind === 'open') {
      const attempt = (state.registrant?.attempts ?? 0) + 1
      const context = { genesis: chain.genesis, registrant, attempt, subgroups: 3 }
      const opened = openDealing(call.dealing, context)
      if (!equalBytes(call.dealing.roster, rosterHash(roster()))) return
      state.opened = opened
      state.registrant = { attempts: attempt, last: state.registrant?.last }
      const stage = { attempt, block: state.block, roster: 0, dealingHash: opened.dealingHash }
      state.registration = {
        ...state.registration,
        stage: { kind: 'dealt', ...stage, subgroups: [untouched, untouched, untouched] },
      }
    }
    if ((call.kind === 'cancel' || call.kind === 'settle') && state.registration?.stage.kind === 'open') {
      const reason = call.kind === 'cancel' ? 'cancelled' : 'not-dealt'
      state.registration = undefined
      const last = {
        attempt: 0,
        dealingHash: undefined,
        block: state.block,
        fault: 'nobody',
        reason,
        culprit: undefined,
      } as const
      state.registrant = { attempts: state.registrant?.attempts ?? 0, last }
    }
  }

  const confirm = () => {
    const stage = state.registration?.stage
    if (stage?.kind !== 'dealt' || !state.opened) return
    const isLate = state.block > stage.block + parameters.shareWindow
    const partials = stage.subgroups.map(({ partial }, subgroup) => {
      const holding = servers[subgroup]!.filter((server) => server.partial)
      return partial ?? (holding.length === 2 || (isLate && holding.length === 1) ? holding[0]!.partial : undefined)
    })
    const holders = servers.map((members) => members.reduce((bits, { partial }, i) => bits | (partial ? 1 << i : 0), 0))
    const subgroups = stage.subgroups.map((progress, i) => ({
      ...progress,
      partial: partials[i],
      holders: holders[i]!,
    }))
    state.registration = { ...state.registration!, stage: { ...stage, subgroups } }
    if (!partials.every((partial) => partial)) return
    const { dealing } = state.opened
    state.registered = {
      ...dealing,
      attempt: stage.attempt,
      roster: 0,
      rosterHash: dealing.roster,
      dealingHash: stage.dealingHash,
      holders,
      missingSubgroups: [],
      block: state.block,
      deposit: parameters.deposit,
      signature: combinePartials(
        state.opened,
        partials.map((partial, subgroup) => ({ subgroup, partial: partial! })),
      ),
    }
    state.registration = undefined
    state.log.push('registered')
  }

  const tick = () => {
    state.block++
    for (const { call, nonce } of pool.sort((a, b) => a.nonce - b.nonce)) {
      if (nonce !== state.nonce) continue
      state.nonce++
      dispatch(call)
    }
    pool = pool.filter(({ nonce }) => nonce >= state.nonce)
    confirm()
    history.set(state.block, structuredClone({ ...state, opened: undefined }))
    for (const listener of [...listeners]) listener()
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
    parameters: async () => parameters,
    keyOwner: async () => undefined,
    roster: async () => ({ number: 0, hash: rosterHash(roster()), subgroups: servers }),
    firstBlock: async () => state.firstBlock,
    async view(_registrant, _key, start) {
      const { best, finalized } = heads()
      const [now, then] = [at(best.number), at(finalized.number)]
      return structuredClone({
        history: start.firstBlock && equalBytes(start.firstBlock, state.firstBlock) ? 'ours' : 'another',
        best: {
          block: best.number,
          account: accountAt(now),
          registration: now.registration,
          keyOwner: undefined,
          rosters: [rosterHash(roster())],
          parameters,
        },
        final: {
          block: finalized.number,
          account: accountAt(then),
          registration: then.registration,
          registrant: then.registrant,
          registered: then.registered,
        },
      })
    },
    blockHash: async (number) => hashOf(number),
    fee: async () => 10n,
    async submit(extrinsic) {
      const call = known.get(toHex(extrinsic))
      if (!call || call.nonce < state.nonce) throw new EntropyError('dispatch-failed', 'refused')
      if (!state.drops && !pool.includes(call)) pool.push(call)
    },
    close: () => undefined,
  }

  const send: SendParcel = async (endpoint, { dealingHash, envelopes }) => {
    const server = servers.flat().find((one) => one.endpoint === endpoint)
    if (!server || server.isDown) return { kind: 'problem', code: 'unreachable' }
    const { opened } = state
    if (!opened || !equalBytes(opened.dealingHash, dealingHash)) return { kind: 'problem', code: 'not-registering' }
    const subgroup = servers.findIndex((members) => members.includes(server))
    const envelope = envelopes.find(({ tssAccount }) => equalBytes(tssAccount, server.tssAccount))
    if (!envelope || envelopes.length !== 2) return { kind: 'problem', code: 'bad-request' }
    const addressee = { coreHash: opened.coreHash, subgroup, member: server, x25519SecretKey: server.x25519Secret }
    const share = await openEnvelope({ ...addressee, envelope })
    server.partial = computePartial(opened, share)
    const { tssAccount, tssSecret } = server
    return { kind: 'ack', ack: signAck({ dealingHash, subgroup, tssAccount, x: share.x, tssSecret }) }
  }

  /** The real worker's jobs; what they sign is remembered, since this chain reads no extrinsics. */
  const run: RunJob = async (job, input) => {
    const reply = await runJob({ job, input })
    if (!reply.ok) throw new EntropyError(reply.code, reply.message)
    const output = reply.output as {
      calls?: { call: RegistrationCall; extrinsic: Uint8Array }[]
      extrinsics?: Uint8Array[]
    }
    const { context, calls } = input as { context: { nonce: number }; calls?: RegistrationCall[] }
    const signed = output.calls ?? output.extrinsics?.map((extrinsic, i) => ({ extrinsic, call: calls![i]! })) ?? []
    signed.forEach(({ call, extrinsic }, i) => {
      known.set(toHex(extrinsic), { call, nonce: context.nonce + i })
    })
    return reply.output as never
  }

  /** The developer's commonest act: the same genesis, and nothing of before. */
  const restart = () => {
    const empty = { nonce: 0, registration: undefined, registrant: undefined, registered: undefined, opened: undefined }
    Object.assign(state, empty, { firstBlock: taggedHash('block', state.firstBlock), log: [] })
    for (const server of servers.flat()) server.partial = undefined
    pool = []
    tick()
  }
  const forget = () => void pool.splice(0)
  return { state, servers, chain, send, runJob: run, tick, restart, network: networks[0]!, forget }
}
