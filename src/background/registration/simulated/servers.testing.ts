import { equalBytes, toHex } from '../../../core/bytes.ts'
import { hasMember } from '../../../core/chain/dealt.ts'
import type { DealtStage } from '../../../core/chain/registry.ts'
import { derive, sr25519PublicKey } from '../../../core/crypto/sr25519.ts'
import { x25519PublicKey } from '../../../core/crypto/x25519.ts'
import { type Envelope, openEnvelope } from '../../../core/dealing/envelope.ts'
import { signAck } from '../../../core/dealing/holderProof.ts'
import { computePartial } from '../../../core/dealing/partial.ts'
import type { Roster } from '../../../core/dealing/roster.ts'
import type { Parcel, ServerAnswer } from '../../../core/registration/ports.ts'
import { completed, dealtOf, type Ledger, parameters, placeName, setProgress } from './ledger.testing.ts'

// Six servers in three groups; what they do at each block is what the reconciler of a real one decides.

const secretOf = (n: number) => new Uint8Array(32).fill(n)

const createServer = async (n: number) => {
  const tssSecret = derive(secretOf(n), '//tss')
  return {
    stash: secretOf(100 + n),
    tssAccount: sr25519PublicKey(tssSecret),
    x25519PublicKey: await x25519PublicKey(secretOf(n)),
    endpoint: `http://server-${n}`,
    tssSecret,
    x25519Secret: secretOf(n),
    isDown: false,
    /** It sees the chain, but nothing reaches it directly. */
    isCutOff: false,
    /** Says of a good share that it is bad. */
    lies: false,
    /** Its piece of the test signature of the dealing in `holds`. */
    partial: undefined as Uint8Array | undefined,
    holds: '',
  }
}
export type SimulatedServer = Awaited<ReturnType<typeof createServer>>
export type Servers = readonly (readonly SimulatedServer[])[]

export const createServers = (): Promise<Servers> =>
  Promise.all([0, 1, 2].map((group) => Promise.all([1, 2].map((member) => createServer(2 * group + member)))))

export const rosterOf = (servers: Servers, without: readonly string[] = []): Roster =>
  servers.map((members) =>
    members
      .filter(({ stash }) => !without.includes(toHex(stash)))
      .map(({ stash, tssAccount, x25519PublicKey }) => ({ stash, tssAccount, x25519PublicKey })),
  )

/** The members of a subgroup in the roster of the dealing that is in flight, or heals. */
const membersOf = (servers: Servers, ledger: Ledger, subgroup: number): SimulatedServer[] => {
  const roster = dealtOf(ledger)?.roster ?? ledger.registered!.roster
  return ledger.rosters[roster]![subgroup]!.map(
    ({ stash }) => servers.flat().find((server) => equalBytes(server.stash, stash))!,
  )
}

/** Opens its envelope, checks nothing, and keeps what it needs: these dealers are honest. */
const take = async (server: SimulatedServer, ledger: Ledger, subgroup: number, envelope: Envelope) => {
  const opened = ledger.opened!
  const addressee = { coreHash: opened.coreHash, subgroup, member: server, x25519SecretKey: server.x25519Secret }
  const share = await openEnvelope({ ...addressee, envelope })
  server.partial = computePartial(opened, share)
  server.holds = toHex(opened.dealingHash)
  return share
}

export const acceptParcel = async (
  servers: Servers,
  ledger: Ledger,
  endpoint: string,
  { dealingHash, envelopes }: Parcel,
): Promise<ServerAnswer> => {
  const server = servers.flat().find((one) => one.endpoint === endpoint)
  if (!server || server.isDown || server.isCutOff) return { kind: 'problem', code: 'unreachable' }
  const known = dealtOf(ledger)?.dealingHash ?? (ledger.healing && ledger.registered?.dealingHash)
  if (!known || !equalBytes(known, dealingHash)) return { kind: 'problem', code: 'not-registering' }
  const subgroup = servers.findIndex((members) => members.includes(server))
  const envelope = envelopes.find(({ tssAccount }) => equalBytes(tssAccount, server.tssAccount))
  const isWholeSet = envelopes.length === membersOf(servers, ledger, subgroup).length
  if (!envelope || !isWholeSet) return { kind: 'problem', code: 'bad-request' }
  if (server.lies) return { kind: 'problem', code: 'share-invalid' }
  const { x } = await take(server, ledger, subgroup, envelope)
  const { tssAccount, tssSecret } = server
  return { kind: 'ack', ack: signAck({ dealingHash, subgroup, tssAccount, x, tssSecret }) }
}

/** One block's worth of what the servers do on chain. Resolves when they have opened what they found there. */
export const act = async (servers: Servers, ledger: Ledger): Promise<void> => {
  const stage = dealtOf(ledger)
  if (stage) await Promise.all(confirm(servers, ledger, stage))
  else heal(servers, ledger)
}

const confirm = (servers: Servers, ledger: Ledger, stage: DealtStage): Promise<unknown>[] => {
  const taken: Promise<unknown>[] = []
  const hash = toHex(stage.dealingHash)
  const age = ledger.block - stage.block
  for (const [subgroup, before] of stage.subgroups.entries()) {
    const members = membersOf(servers, ledger, subgroup)
    const group = { ...before }
    const holds = (server: SimulatedServer | undefined) => server && !server.isDown && server.holds === hash
    for (const [member, server] of members.entries()) {
      const bit = 1 << member
      if (server.isDown) continue
      const envelope = ledger.deliveries.get(placeName({ subgroup, member }))
      if (server.lies && age > 0 && age <= parameters.answerWindow) group.bad |= bit
      else if (envelope && !holds(server)) taken.push(take(server, ledger, subgroup, envelope))
      else if (!holds(server) && age > parameters.shareWindow && age <= parameters.challengeWindow) group.missing |= bit
    }
    const holding = members.reduce((bits, server, member) => (holds(server) ? bits | (1 << member) : bits), 0)
    const count = members.filter((_, member) => hasMember(holding, member)).length
    const quorum =
      age <= parameters.shareWindow
        ? members.length
        : age <= parameters.answerWindow
          ? Math.ceil(members.length / 2)
          : 1
    if (!group.partial && count >= quorum && age <= parameters.confirmWindow)
      group.partial = members.find(holds)!.partial
    if (group.partial) group.holders |= holding
    setProgress(ledger, subgroup, group)
  }
  if (dealtOf(ledger)!.subgroups.every(({ partial }) => partial)) completed(ledger)
  return taken
}

const heal = (servers: Servers, ledger: Ledger): void => {
  const { registered, healing } = ledger
  if (!registered || !healing || ledger.block > healing.until) return
  const hash = toHex(registered.dealingHash)
  const holders = registered.holders.map((bits, subgroup) =>
    membersOf(servers, ledger, subgroup).reduce(
      (all, server, member) => (!server.isDown && server.holds === hash ? all | (1 << member) : all),
      bits,
    ),
  )
  const missingSubgroups = registered.missingSubgroups.filter((subgroup) => holders[subgroup] === 0)
  ledger.registered = { ...registered, holders, missingSubgroups }
  if (missingSubgroups.length === 0) ledger.healing = undefined
}
