import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Act } from '../../../core/registration/plan/planning.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord, SignedLater } from '../../../core/registration/record.ts'
import { type SigningPorts, signNow } from '../approval/signing.ts'
import { envelopeAt } from './openOne.ts'

type Wanted = Extract<Act, { kind: 'sign-later' }>['calls']

/** Signs what came up after the approval, at the account's present nonce. @throws {EntropyError} `locked`, `chain-unavailable` */
export const signLater = async (
  ports: SigningPorts,
  chain: Chain,
  record: RegistrationRecord,
  calls: Wanted,
): Promise<SignedLater[]> => {
  const signed = await signNow(
    ports,
    chain,
    record,
    calls.map((call) => inFull(record, call)),
  )
  return signed.map((one, i) => ({ ...one, call: calls[i]! }))
}

const inFull = (record: RegistrationRecord, call: Wanted[number]): RegistrationCall => {
  const { registrant, dealingHash } = record
  switch (call.kind) {
    case 'cancel':
      return { kind: 'cancel' }
    case 'settle':
      return { kind: 'settle', registrant }
    case 'deliver': {
      const { subgroup, member, enc, ciphertext, proof } = envelopeAt(record, call)
      const envelope = { enc, ciphertext }
      return { kind: 'deliver', delivery: { registrant, dealingHash, subgroup, member, envelope, proof } }
    }
  }
}
