import { EntropyError } from '../../../core/errors.ts'
import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import { pending } from '../../../core/transactions/follow.ts'
import type { OwnCall } from '../../../core/transactions/ownCall.ts'
import type { Purpose, Transaction } from '../../../core/transactions/transaction.ts'
import type { Now } from '../../ports.ts'
import { asSigned, nextContext, type SigningPorts, withKey } from '../../registration/approval/signing.ts'

/** Ends an open registration: before its time to deal is up, and after that. */
export type TakeBackCall = Extract<RegistrationCall, { kind: 'cancel' | 'settle' }>

/** What is to be signed, by the account of these 32 bytes. `fee`: at most, in planck. */
export type Wish = {
  readonly account: Uint8Array
  readonly call: OwnCall | TakeBackCall
  readonly purpose: Purpose
  readonly fee: bigint
}

/** Blocks that a signature lasts: short, so that nobody waits long for the truth about one that was lost. */
const VALIDITY = 256

export type WishPorts = SigningPorts & { readonly now: Now; readonly newId: () => string }

/** Opens the key once. What it returns has been neither stored nor sent. @throws {EntropyError} `locked`, `chain-unavailable` */
export const sign = async (ports: WishPorts, chain: Chain, wish: Wish): Promise<Transaction> => {
  const { vault, runJob, network, now, newId } = ports
  const { account, call, purpose, fee } = wish
  const { finalized } = chain.heads()
  const context = await nextContext(chain, account, network, finalized.number + VALIDITY - 1)
  const { extrinsics } = await withKey(vault, (open) =>
    runJob('signCalls', { ...open, account, calls: [call], context }),
  )
  const [signed] = asSigned(
    extrinsics.map((extrinsic) => ({ call, extrinsic })),
    context,
  )
  if (!signed) throw new EntropyError('internal', 'nothing was signed')
  const { extrinsic, nonce, validUntil } = signed
  const start = { ...finalized, firstBlock: (await chain.firstBlock()) ?? null }
  const about = { version: 1, id: newId(), at: now(), account, purpose, fee } as const
  return { ...about, extrinsic, nonce, validUntil, start, state: pending(null) }
}
