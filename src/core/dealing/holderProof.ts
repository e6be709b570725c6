import { randomBytes } from '@noble/hashes/utils.js'
import { concat, expectBytes, expectInteger } from '../bytes.ts'
import { taggedHash } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { combinePublic, G, parsePoint } from '../crypto/point.ts'
import { Fn, parseScalar, parseScalarOrZero, reduceToScalar, scalarToBytes } from '../crypto/scalar.ts'
import { sr25519Sign, sr25519Verify } from '../crypto/sr25519.ts'
import { nobleCurve, type SecretCurve } from './check.ts'
import { MAX_SUBGROUPS } from './roster.ts'

/** Schnorr proof that a member holds its share: A (33 bytes) and z (32 bytes). */
export type HolderProof = { commitment: Uint8Array; response: Uint8Array }

/** A holder proof with the account's signature (64 bytes), for someone else to submit. */
export type Ack = HolderProof & { signature: Uint8Array }

/** Whose proof it is, about which dealing: nobody can use it for another account. */
export type Holder = { dealingHash: Uint8Array; subgroup: number; tssAccount: Uint8Array }

const contextOf = ({ dealingHash, subgroup, tssAccount }: Holder): Uint8Array =>
  concat(
    expectBytes(dealingHash, 32, 'dealing hash'),
    Uint8Array.of(expectInteger(subgroup, 0, MAX_SUBGROUPS - 1, 'subgroup')),
    expectBytes(tssAccount, 32, 'tss account'),
  )

const challenge = (context: Uint8Array, verifyingShare: Uint8Array, commitment: Uint8Array): bigint =>
  reduceToScalar(taggedHash('entropy:holder-proof:v1', context, verifyingShare, commitment))

const ackMessage = (context: Uint8Array, { commitment, response }: HolderProof): Uint8Array =>
  taggedHash('entropy:ack:v1', context, commitment, response)

/** A share x_i (32 bytes); `entropy` is for tests, the nonce is hedged against a bad one. */
type ProofSecret = { x: Uint8Array; curve?: SecretCurve; entropy?: Uint8Array }

export const proveHolder = (holder: Holder & ProofSecret): HolderProof => {
  const { multiplyBase } = holder.curve ?? nobleCurve
  const context = contextOf(holder)
  const x = parseScalar(holder.x, 'share')
  const entropy = expectBytes(holder.entropy ?? randomBytes(32), 32, 'entropy')
  const nonce = reduceToScalar(hkdf(concat(holder.x, entropy), context, 'entropy:holder-nonce:v1', 48))
  const commitment = multiplyBase(scalarToBytes(nonce))
  const c = challenge(context, multiplyBase(holder.x), commitment)
  return { commitment, response: scalarToBytes(Fn.add(nonce, Fn.mul(c, x))) }
}

/** z G = A + c X_i. Malformed proofs of the right length are false; `verifyingShare` is X_i, 33 bytes. */
export const verifyHolderProof = (claim: Holder & { verifyingShare: Uint8Array; proof: HolderProof }): boolean => {
  const { verifyingShare, proof } = claim
  const context = contextOf(claim)
  const share = parsePoint(verifyingShare, 'verifying share')
  expectBytes(proof.commitment, 33, 'commitment')
  expectBytes(proof.response, 32, 'response')
  try {
    const commitment = parsePoint(proof.commitment, 'commitment')
    const response = parseScalarOrZero(proof.response, 'response')
    const c = challenge(context, verifyingShare, proof.commitment)
    return combinePublic(G, response, share, Fn.neg(c)).equals(commitment)
  } catch {
    return false
  }
}

/** Holder proof with the signature of the tss account (`tssSecret`, 64 bytes). */
export const signAck = (holder: Holder & ProofSecret & { tssSecret: Uint8Array }): Ack => {
  const proof = proveHolder(holder)
  const message = ackMessage(contextOf(holder), proof)
  return { ...proof, signature: sr25519Sign(holder.tssSecret, message, holder.entropy) }
}

export const verifyAck = (claim: Holder & { verifyingShare: Uint8Array; ack: Ack }): boolean =>
  sr25519Verify(ackMessage(contextOf(claim), claim.ack), claim.ack.signature, claim.tssAccount) &&
  verifyHolderProof({ ...claim, proof: claim.ack })
