import { EntropyError } from '../../../core/errors.ts'
import { isSamePlace } from '../../../core/registration/pieces.ts'
import type { Act } from '../../../core/registration/plan/planning.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { DealingRecord, RegistrationRecord } from '../../../core/registration/record.ts'
import type { Place } from '../../../core/registration/state.ts'
import { asSigned, nextContext, type SigningPorts, withKey } from '../approval/signing.ts'

/** Has the one envelope opened that its receiver calls bad, if it is what it should be. @throws {EntropyError} `locked`, `chain-unavailable` */
export const openOne = async (
  { network, vault, runJob }: SigningPorts,
  chain: Chain,
  record: RegistrationRecord,
  { place, until }: Extract<Act, { kind: 'open' }>,
): Promise<Pick<DealingRecord, 'opening'> & Partial<Pick<RegistrationRecord, 'later'>>> => {
  const { registrant, attempt, dealing, dealingHash, sealedEntropy, servers: roster } = record
  const envelope = envelopeAt(record, place)
  const context = await nextContext(chain, registrant, network, until)
  const owners = { account: registrant, key: dealing.verifyingKey }
  const accused = { ...owners, attempt, dealing, dealingHash, sealedEntropy, roster, envelope, context }
  const opened = await withKey(vault, (open) => runJob('openEnvelope', { ...open, ...accused }))
  if (opened.kind === 'unprovable') return { opening: opened }
  const call = { kind: 'open', ...place } as const
  return { opening: { kind: 'opened', place }, later: asSigned([{ call, extrinsic: opened.extrinsic }], context) }
}

/** @throws {EntropyError} `internal`: a record without it is none */
export const envelopeAt = ({ envelopes }: RegistrationRecord, place: Place) => {
  const found = envelopes.find((envelope) => isSamePlace(envelope, place))
  if (!found) throw new EntropyError('internal', 'registration: there is no such envelope')
  return found
}
