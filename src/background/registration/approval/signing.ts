import { wipe } from '../../../core/bytes.ts'
import type { ExtrinsicContext } from '../../../core/chain/extrinsic.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { Network } from '../../../core/networks.ts'
import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord, Signed, SignedCall } from '../../../core/registration/record.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import type { RunJob } from '../../ports.ts'
import type { VaultService } from '../../services.ts'

/** Blocks that a signature lasts: half of what the chain remembers, so that a closed browser rarely needs the key again. */
const VALIDITY = 2048

export type SigningPorts = {
  readonly network: Network
  readonly vault: Pick<VaultService, 'dataKey' | 'file'>
  readonly runJob: RunJob
}

/** The longest a signature may last when it must not be included after this block: a power of two, at least 4. */
const lasting = (from: number, until: number): number =>
  Math.max(4, Math.min(VALIDITY, 2 ** Math.floor(Math.log2(until - from + 1))))

/**
 * What the next transaction of this account has to say. Mortal from the finalized head, which no reorganisation takes away.
 * `until`: the last block that it may be in.
 */
export const nextContext = async (
  chain: Chain,
  registrant: Uint8Array,
  { specVersion, transactionVersion }: Network,
  until?: number,
): Promise<ExtrinsicContext> => {
  const { best, finalized } = chain.heads()
  const { nonce } = await chain.account(registrant, best)
  const { number: block, hash: blockHash } = finalized
  const period = until === undefined ? VALIDITY : lasting(block, until)
  const era = { kind: 'mortal', period, block, blockHash } as const
  return { genesis: chain.genesis, specVersion, transactionVersion, nonce, era }
}

/** With the nonces and the end of validity that they were signed with. */
export const asSigned = <C>(
  signed: readonly { readonly call: C; readonly extrinsic: Uint8Array }[],
  { nonce, era }: ExtrinsicContext,
): Signed<C>[] =>
  signed.map(({ call, extrinsic }, i) => ({
    call,
    extrinsic,
    nonce: nonce + i,
    validUntil: era.kind === 'mortal' ? era.block + era.period - 1 : Number.MAX_SAFE_INTEGER,
  }))

/** Signs these at the account's present nonce. @throws {EntropyError} `locked`, `chain-unavailable` */
export const signNow = async (
  { network, vault, runJob }: SigningPorts,
  chain: Chain,
  { registrant }: Pick<RegistrationRecord, 'registrant'>,
  calls: readonly RegistrationCall[],
): Promise<SignedCall[]> => {
  const context = await nextContext(chain, registrant, network)
  const asked = { account: registrant, calls, context }
  const { extrinsics } = await withKey(vault, (open) => runJob('signCalls', { ...open, ...asked }))
  return asSigned(
    calls.map((call, i) => ({ call, extrinsic: extrinsics[i]! })),
    context,
  )
}

/** Hands the vault and its key to one job and wipes the key. @throws {EntropyError} `locked` */
export const withKey = async <T>(
  vault: SigningPorts['vault'],
  use: (open: { vault: VaultFile; dataKey: Uint8Array }) => Promise<T>,
): Promise<T> => {
  const file = vault.file()
  if (!file) throw new EntropyError('locked', 'there is no vault')
  const dataKey = await vault.dataKey()
  try {
    return await use({ vault: file, dataKey })
  } finally {
    wipe(dataKey)
  }
}
