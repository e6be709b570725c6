import { fromHex, toHex } from '../../../src/core/bytes.ts'
import { ss58Decode } from '../../../src/core/keys/address.ts'
import { Refusal } from '../refusal.ts'
import type { PeerAnswer } from '../shares/answerPeer.ts'
import type { MemberAck } from '../shares/intake.ts'
import type { StoredEnvelope } from '../store/record.ts'

export type EnvelopeJson = { member: number; enc: string; ciphertext: string; proof: string[] }
export type AckJson = { member: number; commitment: string; response: string; signature: string }

export const envelopeToJson = ({ member, enc, ciphertext, proof }: StoredEnvelope): EnvelopeJson => ({
  member,
  enc: toHex(enc),
  ciphertext: toHex(ciphertext),
  proof: proof.map(toHex),
})

export const envelopeFromJson = ({ member, enc, ciphertext, proof }: EnvelopeJson): StoredEnvelope => ({
  member,
  enc: fromHex(enc, 32),
  ciphertext: fromHex(ciphertext, 114),
  proof: proof.map((sibling) => fromHex(sibling, 32)),
})

export const ackToJson = ({ member, commitment, response, signature }: MemberAck): AckJson => ({
  member,
  commitment: toHex(commitment),
  response: toHex(response),
  signature: toHex(signature),
})

const ackFromJson = ({ member, commitment, response, signature }: AckJson): MemberAck => ({
  member,
  commitment: fromHex(commitment, 33),
  response: fromHex(response, 32),
  signature: fromHex(signature, 64),
})

export const peerAnswerToJson = ({ ack, envelope, coreHash }: PeerAnswer) => ({
  ...(ack && { ack: ackToJson(ack) }),
  ...(envelope && { envelope: envelopeToJson(envelope) }),
  ...(coreHash && { core_hash: toHex(coreHash) }),
})

type PeerAnswerJson = { ack?: AckJson | undefined; envelope?: EnvelopeJson | undefined; core_hash?: string | undefined }

export const peerAnswerFromJson = ({ ack, envelope, core_hash }: PeerAnswerJson): PeerAnswer => ({
  ...(ack && { ack: ackFromJson(ack) }),
  ...(envelope && { envelope: envelopeFromJson(envelope) }),
  ...(core_hash !== undefined && { coreHash: fromHex(core_hash, 32) }),
})

/** @throws Refusal `bad-request` for a wrong checksum or another network's address */
export const accountFromJson = (address: string): Uint8Array => {
  try {
    return ss58Decode(address)
  } catch (cause) {
    throw new Refusal('bad-request', 'registrant: not an address of this network', { cause })
  }
}
