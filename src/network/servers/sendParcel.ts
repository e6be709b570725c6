import { fromHex, toHex } from '../../core/bytes.ts'
import type { Ack } from '../../core/dealing/holderProof.ts'
import { asEntropyError } from '../../core/errors.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import type { Parcel, ServerAnswer } from '../../core/registration/ports.ts'
import { isRecord, type JsonAnswer, postJson, problemCode } from '../http/postJson.ts'

/** Hands a subgroup's sealed pieces to one of its servers. Never throws: whatever a server does is an answer. */
export const sendParcel = async (endpoint: string, parcel: Parcel): Promise<ServerAnswer> => {
  if (!/^https?:\/\/[^\s]+$/.test(endpoint)) return { kind: 'problem', code: 'bad-endpoint' }
  try {
    return answerOf(await postJson(`${endpoint.replace(/\/+$/, '')}/v1/shares`, wireForm(parcel)))
  } catch (error) {
    const { code } = asEntropyError(error)
    return {
      kind: 'problem',
      code: code === 'unsupported' ? 'bad-reply' : code === 'disconnected' ? 'unreachable' : code,
    }
  }
}

const wireForm = ({ registrant, dealingHash, envelopes }: Parcel) => ({
  registrant: ss58Encode(registrant),
  dealing_hash: toHex(dealingHash),
  envelopes: envelopes.map(({ member, enc, ciphertext, proof }) => ({
    member,
    enc: toHex(enc),
    ciphertext: toHex(ciphertext),
    proof: proof.map(toHex),
  })),
})

const answerOf = ({ status, retryAfter, body }: JsonAnswer): ServerAnswer => {
  if (status !== 200) return { kind: 'problem', code: problemCode(body) ?? 'bad-reply', retryAfter }
  const ack = isRecord(body) ? parseAck(body.ack) : undefined
  return ack ? { kind: 'ack', ack } : { kind: 'problem', code: 'bad-reply' }
}

const parseAck = (value: unknown): Ack | undefined => {
  if (!isRecord(value)) return undefined
  const { commitment, response, signature } = value
  if (typeof commitment !== 'string' || typeof response !== 'string' || typeof signature !== 'string') return undefined
  try {
    return { commitment: fromHex(commitment, 33), response: fromHex(response, 32), signature: fromHex(signature, 64) }
  } catch {
    return undefined
  }
}
