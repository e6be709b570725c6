import { expectBytes, expectInteger, wipe } from '../bytes.ts'
import { ecdsaSign } from '../crypto/ecdsa.ts'
import { merkleTree } from '../crypto/merkle.ts'
import { type Envelope, envelopeLeaf, sealEnvelope } from './envelope.ts'
import { expectThreshold, type OpenedDealing, openDealing } from './open.ts'
import { expectRoster, type Roster, rosterHash } from './roster.ts'
import { type Split, split } from './split.ts'
import { coreHash, type DealingContext, dealingHash } from './statement.ts'

/** An envelope with its address and its place in the tree whose root the registrant signs. */
export type SealedEnvelope = Envelope & {
  subgroup: number
  /** Index in the subgroup's roster order. */
  member: number
  tssAccount: Uint8Array
  proof: Uint8Array[]
}

export type DealParams = {
  /** secp256k1 key, 32 bytes; the caller wipes it. */
  secretKey: Uint8Array
  genesis: Uint8Array
  registrant: Uint8Array
  attempt: number
  threshold: number
  roster: Roster
  /** 32 random bytes, for this dealing alone; the same ones make the same dealing again. */
  entropy: Uint8Array
}

/**
 * Splits a key for a roster and seals every member's share. What it returns has passed the chain's checks and the servers'.
 * @throws `invalid-scalar`, `invalid-roster`, `invalid-threshold`; `invalid-point` for a member's key of small order
 */
export const deal = async (params: DealParams): Promise<{ opened: OpenedDealing; envelopes: SealedEnvelope[] }> => {
  const { threshold } = params
  const { context, roster, parts, core } = splitForRoster(params)
  try {
    const sealed = await sealAll(parts, params.roster, core)
    const leaves = sealed.map((envelope) => envelopeLeaf(envelope.tssAccount, envelope))
    const { root: envelopesRoot, proofs } = merkleTree(leaves)
    const proofOfPossession = ecdsaSign(params.secretKey, dealingHash(core, envelopesRoot))
    const dealing = { ...parts.points, threshold, roster, envelopesRoot, proofOfPossession }
    const opened = openDealing(dealing, context)
    parts.check(opened)
    return { opened, envelopes: sealed.map((envelope, index) => ({ ...envelope, proof: proofs[index]! })) }
  } finally {
    parts.wipe()
  }
}

/** What every envelope of a dealing is made from; the caller wipes the parts. @throws as `deal` */
export const splitForRoster = (params: DealParams) => {
  const members = expectRoster(params.roster)
  const context: DealingContext = {
    genesis: expectBytes(params.genesis, 32, 'genesis'),
    registrant: expectBytes(params.registrant, 32, 'registrant'),
    attempt: expectInteger(params.attempt, 1, 0xffff_ffff, 'attempt'),
    subgroups: members.length,
  }
  const threshold = expectThreshold(params.threshold, members.length)
  const roster = rosterHash(members)
  const parts = split({ ...context, secretKey: params.secretKey, entropy: params.entropy, threshold, roster })
  return { context, roster, parts, core: coreHash(parts.statementHash, parts.points) }
}

/** In roster order, which is the order of the leaves. */
const sealAll = (parts: Split, roster: Roster, core: Uint8Array) =>
  Promise.all(
    roster.flatMap((members, subgroup) =>
      members.map(async (member, index) => {
        const ephemeralSecret = parts.ephemeralSecret(subgroup, index)
        const share = parts.shares[subgroup]!
        const envelope = await sealEnvelope({ coreHash: core, subgroup, member, share, ephemeralSecret })
        wipe(ephemeralSecret)
        return { subgroup, member: index, tssAccount: member.tssAccount, ...envelope }
      }),
    ),
  )
