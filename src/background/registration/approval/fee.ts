import type { Constraints } from '../../../core/chain/constraints.ts'
import { signExtrinsic } from '../../../core/chain/extrinsic.ts'
import type { Network } from '../../../core/networks.ts'
import { encodeRegistrationCall, type RegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'

type Subject = {
  readonly registrant: Uint8Array
  /** A later number may take more bytes, and bytes cost. */
  readonly nonce: number
  readonly rulesAccount: Uint8Array
  readonly constraints: Constraints | undefined
  readonly threshold: number
  readonly funding: bigint
}

/** How many transactions should be affordable beside the planned ones: another splitting, an opening, two answers. */
const SPARE = 4n

/**
 * What the chain asks for transactions of these sizes, all together, before the key is opened; and what should be kept
 * ready for more. None of those is dearer than a splitting.
 */
export const estimateFees = async (
  chain: Chain,
  network: Network,
  subject: Subject,
): Promise<{ fee: bigint; spare: bigint; reserve: bigint }> => {
  const { registrant, nonce, rulesAccount, constraints, threshold, funding } = subject
  const calls: RegistrationCall[] = [
    { kind: 'deal', dealing: sample(threshold) },
    { kind: 'register', rulesAccount, constraints },
  ]
  if (funding > 0n) calls.push({ kind: 'fund', rulesAccount, value: funding })
  const asked = calls.map((call, i) =>
    feeOf(chain, network, { signer: registrant, nonce: nonce + i, call: encodeRegistrationCall(call) }),
  )
  const fees = await Promise.all(asked)
  const spare = fees[0]!
  return { fee: fees.reduce((sum, fee) => sum + fee, 0n), spare, reserve: SPARE * spare }
}

/** What the chain asks for a transaction with this call, before anything is signed. */
export const feeOf = (
  chain: Chain,
  { specVersion, transactionVersion }: Network,
  { signer, nonce, call }: { readonly signer: Uint8Array; readonly nonce: number; readonly call: Uint8Array },
): Promise<bigint> => {
  const { best } = chain.heads()
  const era = { kind: 'mortal', period: 4096, block: best.number, blockHash: best.hash } as const
  const context = { genesis: chain.genesis, specVersion, transactionVersion, nonce, era }
  return chain.fee(signExtrinsic({ call, signer, context, sign: () => new Uint8Array(64) }), best)
}

/** A dealing of the right size and of no other meaning. */
const sample = (threshold: number) => {
  const points = Array.from({ length: threshold - 1 }, () => new Uint8Array(33))
  return {
    threshold,
    roster: new Uint8Array(32),
    verifyingKey: new Uint8Array(33),
    commitments: points,
    noncePoint: new Uint8Array(33),
    uCommitments: points,
    vCommitments: points,
    envelopesRoot: new Uint8Array(32),
    proofOfPossession: new Uint8Array(64),
  }
}
