import { EntropyError } from '../../../core/errors.ts'
import { ss58Decode } from '../../../core/keys/address.ts'
import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { Address } from '../../../protocol/popup/common.ts'
import { type SigningPorts, signNow } from './signing.ts'

/**
 * Asks the chain to let go of a registration that no record here speaks of, as after a loss of stored data: nobody else
 * ends one that was never dealt. Nothing is kept of it; asked twice, the second is refused.
 * @throws {EntropyError} `unsupported` when there is nothing to take back, `locked`, `chain-unavailable`
 */
export const takeBack = async (ports: SigningPorts, chain: Chain, address: Address): Promise<void> => {
  const registrant = ss58Decode(address)
  const { best } = chain.heads()
  const { registration } = await chain.standing(registrant, best)
  if (registration?.stage.kind !== 'open') throw new EntropyError('unsupported', 'there is nothing to take back')
  const isLate = best.number > registration.stage.until
  const call: RegistrationCall = isLate ? { kind: 'settle', registrant } : { kind: 'cancel' }
  for (const { extrinsic } of await signNow(ports, chain, { registrant }, [call])) await chain.submit(extrinsic)
}
