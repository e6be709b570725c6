import { EntropyError } from '../../../core/errors.ts'
import { ss58Decode } from '../../../core/keys/address.ts'
import type { Network } from '../../../core/networks.ts'
import { encodeRegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { Address } from '../../../protocol/popup/common.ts'
import { feeOf } from '../../registration/approval/fee.ts'
import type { TakeBackCall, Wish } from '../engine/wish.ts'
import type { Claim } from './claim.ts'

/** What is known here of the account. */
type Holder = { readonly isSending: boolean; readonly claim: Claim | undefined }

/**
 * Asks the chain to let go of a registration that no record here speaks of, as after a loss of stored data: nobody else
 * ends one that was never dealt.
 * @throws {EntropyError} `unsupported` when there is nothing to take back, `already-pending`, `chain-unavailable` …
 */
export const readTakeBack = async (
  chain: Chain,
  network: Network,
  address: Address,
  { isSending, claim }: Holder,
): Promise<Wish> => {
  if (claim || isSending) throw new EntropyError('already-pending', 'something of this account is under way')
  const account = ss58Decode(address)
  const { best } = chain.heads()
  const { registration } = await chain.standing(account, best)
  if (registration?.stage.kind !== 'open') throw new EntropyError('unsupported', 'there is nothing to take back')
  const { deposit, stage } = registration
  const call: TakeBackCall = best.number > stage.until ? { kind: 'settle', registrant: account } : { kind: 'cancel' }
  const { nonce } = await chain.account(account, best)
  const fee = await feeOf(chain, network, { signer: account, nonce, call: encodeRegistrationCall(call) })
  return { account, call, purpose: { kind: 'take-back', deposit }, fee }
}
