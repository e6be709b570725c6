import { EntropyError } from '../../../core/errors.ts'
import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { LaterCall, RegistrationRecord, SignedLater } from '../../../core/registration/record.ts'
import { type SigningPorts, signNow } from '../approval/signing.ts'

/** What a call says in full. */
const wordingOf = (record: RegistrationRecord, call: LaterCall): RegistrationCall => {
  const { registrant, dealingHash, envelopes } = record
  switch (call.kind) {
    case 'cancel':
      return { kind: 'cancel' }
    case 'settle':
      return { kind: 'settle', registrant }
    default: {
      const { subgroup, member } = call
      const found = envelopes.find((one) => one.subgroup === subgroup && one.member === member)
      if (!found) throw new EntropyError('internal', 'registration: there is no such envelope')
      const { enc, ciphertext, proof } = found
      const envelope = { enc, ciphertext }
      return { kind: 'deliver', delivery: { registrant, dealingHash, subgroup, member, envelope, proof } }
    }
  }
}

/** Signs what came up after the approval, at the account's present nonce. @throws {EntropyError} `locked`, `chain-unavailable` */
export const signLater = async (
  ports: SigningPorts,
  chain: Chain,
  record: RegistrationRecord,
  calls: readonly LaterCall[],
): Promise<SignedLater[]> => {
  const wording = calls.map((call) => wordingOf(record, call))
  const signed = await signNow(ports, chain, record, wording)
  return signed.map((one, i) => ({ ...one, call: calls[i]! }))
}
