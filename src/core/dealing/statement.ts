import { Struct } from 'scale-ts'
import { expectBytes } from '../bytes.ts'
import { taggedHash } from '../crypto/hash.ts'
import { bytes, u8, u32, vector } from '../scale.ts'
import { MAX_SUBGROUPS } from './roster.ts'

/** What the registrant publishes about one splitting of the key. Points are 33 bytes compressed, hashes 32 bytes. */
export type Dealing = {
  threshold: number
  /** Hash of the roster it was made for. */
  roster: Uint8Array
  verifyingKey: Uint8Array
  /** C_1 … C_{t-1}; C_0 is the verifying key. */
  commitments: Uint8Array[]
  /** R */
  noncePoint: Uint8Array
  /** U_1 … U_{t-1}; U_0 is G. */
  uCommitments: Uint8Array[]
  /** V_1 … V_{t-1}; V_0 is the verifying key. */
  vCommitments: Uint8Array[]
  envelopesRoot: Uint8Array
  /** ECDSA r ‖ s, low-S, by the key over the dealing hash. */
  proofOfPossession: Uint8Array
}

/** What the chain knows about a dealing beside the dealing itself. */
export type DealingContext = {
  /** Hash of block 0. */
  genesis: Uint8Array
  registrant: Uint8Array
  /** Number of this dealing among all of the registrant's, from 1. */
  attempt: number
  subgroups: number
}

/** What the user fixes before a nonce is chosen. */
export type Statement = DealingContext & Pick<Dealing, 'threshold' | 'roster' | 'verifyingKey' | 'commitments'>

export type DealingHashes = {
  statementHash: Uint8Array
  /** m: the 32-byte ECDSA prehash of the test signature. */
  messageHash: Uint8Array
  coreHash: Uint8Array
  dealingHash: Uint8Array
}

/** Points beside the constant term of a polynomial of the highest possible degree. */
export const MAX_COMMITMENTS = MAX_SUBGROUPS - 1

const statementCodec = Struct({
  genesis: bytes(32),
  registrant: bytes(32),
  attempt: u32,
  threshold: u8,
  subgroups: u8,
  roster: bytes(32),
  verifyingKey: bytes(33),
  commitments: vector(bytes(33), MAX_COMMITMENTS),
})

const expectPoints = (points: readonly Uint8Array[], name: string): readonly Uint8Array[] => {
  for (const point of points) expectBytes(point, 33, name)
  return points
}

/** H("entropy:statement:v1", SCALE Statement) */
export const statementHash = (statement: Statement): Uint8Array =>
  taggedHash('entropy:statement:v1', statementCodec.enc(statement))

/** m = H("entropy:test-signature:v1", statement_hash): the only message that servers sign with a share of a dealing. */
export const messageHash = (statement: Uint8Array): Uint8Array =>
  taggedHash('entropy:test-signature:v1', expectBytes(statement, 32, 'statement hash'))

/** H("entropy:dealing-core:v1", statement_hash ‖ R ‖ U_1..U_{t-1} ‖ V_1..V_{t-1}) */
export const coreHash = (
  statement: Uint8Array,
  { noncePoint, uCommitments, vCommitments }: Pick<Dealing, 'noncePoint' | 'uCommitments' | 'vCommitments'>,
): Uint8Array =>
  taggedHash(
    'entropy:dealing-core:v1',
    expectBytes(statement, 32, 'statement hash'),
    expectBytes(noncePoint, 33, 'nonce point'),
    ...expectPoints(uCommitments, 'u commitment'),
    ...expectPoints(vCommitments, 'v commitment'),
  )

/** H("entropy:dealing:v1", core_hash ‖ envelopes_root) */
export const dealingHash = (core: Uint8Array, envelopesRoot: Uint8Array): Uint8Array =>
  taggedHash('entropy:dealing:v1', expectBytes(core, 32, 'core hash'), expectBytes(envelopesRoot, 32, 'envelopes root'))

/** All four hashes of a dealing. */
export const hashDealing = (
  dealing: Omit<Dealing, 'proofOfPossession'>,
  { genesis, registrant, attempt, subgroups }: DealingContext,
): DealingHashes => {
  const { threshold, roster, verifyingKey, commitments } = dealing
  const statement = statementHash({
    genesis,
    registrant,
    attempt,
    subgroups,
    threshold,
    roster,
    verifyingKey,
    commitments,
  })
  const core = coreHash(statement, dealing)
  return {
    statementHash: statement,
    messageHash: messageHash(statement),
    coreHash: core,
    dealingHash: dealingHash(core, dealing.envelopesRoot),
  }
}
