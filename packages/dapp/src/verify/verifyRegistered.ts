import { secp256k1 } from '@noble/curves/secp256k1.js'
import type { Address, Hex, Registered } from '../types.ts'
import { accountOf, ethereumAddressOf } from './addresses.ts'
import { bytesOf, isWhole, toHex } from './encoding.ts'
import { type Statement, testMessage } from './testMessage.ts'

/** What the dApp knows beforehand, in the form in which the wallet says it. What is left out is not compared. */
export type Expected = { readonly genesisHash?: Hex; readonly registrant?: Address; readonly verifyingKey?: Hex }

/**
 * `malformed`: a value is missing, out of its range, or not in its one form. `unexpected`: of another network, account or
 * key. `other-message`: what was signed is not this registration. `bad-signature`: not by this key, or not the low `s`.
 * `other-address`: the Ethereum address is not this key's.
 */
export type VerificationReason = 'malformed' | 'unexpected' | 'other-message' | 'bad-signature' | 'other-address'

export class VerificationError extends Error {
  override readonly name = 'VerificationError'
  readonly reason: VerificationReason

  constructor(reason: VerificationReason, message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Nothing if the network of `genesisHash` signed exactly this registration with the key; whom the rules let it pay, and
 * in which block it stands, only the chain can say. Believes nothing of the wallet: what is signed is put together here.
 * @throws {VerificationError}
 */
export const verifyRegistered = (registered: Registered, expected: Expected = {}): void => {
  if (!registered?.proof) fail('malformed', 'proof')
  for (const name of ['genesisHash', 'registrant', 'verifyingKey'] as const)
    if (expected[name] !== undefined && registered[name] !== expected[name]) fail('unexpected', `${name}: another`)

  const statement = statementOf(registered)
  const message = testMessage(statement)
  if (toHex(message) !== registered.proof.messageHash) fail('other-message', 'the message is not of this registration')

  const signature = bytesOf(registered.proof.signature, 64) ?? fail('malformed', 'signature')
  const { verifyingKey } = statement
  if (!isSigned(signature, message, verifyingKey)) fail('bad-signature', 'the signature is not by this key')
  if (ethereumAddressOf(verifyingKey) !== registered.ethereumAddress)
    fail('other-address', 'the Ethereum address is not of this key')
}

const fail = (reason: VerificationReason, message: string): never => {
  throw new VerificationError(reason, message)
}

/** A key or an `r` that cannot be is as good as no signature. */
const isSigned = (signature: Uint8Array, message: Uint8Array, verifyingKey: Uint8Array): boolean => {
  try {
    return secp256k1.verify(signature, message, verifyingKey, { prehash: false, lowS: true })
  } catch {
    return false
  }
}

const maxSubgroups = 16

const statementOf = ({ registrant, verifyingKey, threshold, subgroups, genesisHash, proof }: Registered): Statement => {
  const { attempt, rosterHash, commitments } = proof
  if (!isWhole(subgroups, 2, maxSubgroups)) return fail('malformed', 'subgroups')
  if (!isWhole(threshold, Math.floor(subgroups / 2) + 1, subgroups)) return fail('malformed', 'threshold')
  if (!isWhole(attempt, 1, 0xffff_ffff)) return fail('malformed', 'attempt')
  if (!Array.isArray(commitments) || commitments.length !== threshold - 1) return fail('malformed', 'commitments')
  return {
    genesis: bytesOf(genesisHash, 32) ?? fail('malformed', 'genesisHash'),
    registrant: accountOf(registrant) ?? fail('malformed', 'registrant'),
    roster: bytesOf(rosterHash, 32) ?? fail('malformed', 'rosterHash'),
    verifyingKey: bytesOf(verifyingKey, 33) ?? fail('malformed', 'verifyingKey'),
    commitments: commitments.map((point) => bytesOf(point, 33) ?? fail('malformed', 'commitments')),
    attempt,
    threshold,
    subgroups,
  }
}
