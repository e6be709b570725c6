import { wipe } from '../../../core/bytes.ts'
import type { ExtrinsicContext } from '../../../core/chain/extrinsic.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { Network } from '../../../core/networks.ts'
import type { RegistrationCall } from '../../../core/registration/calls.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord, SignedCall } from '../../../core/registration/record.ts'
import type { VaultFile } from '../../../protocol/popupApi.ts'
import type { RunJob } from '../../ports.ts'
import type { VaultService } from '../../services.ts'

/** Blocks that a signature lasts: half of what the chain remembers, so that a closed browser rarely needs the key again. */
const VALIDITY = 2048

export type SigningPorts = {
  readonly network: Network
  readonly vault: Pick<VaultService, 'dataKey' | 'file'>
  readonly runJob: RunJob
}

/** What the next transaction of this account has to say. Mortal from the finalized head, which no reorganisation takes away. */
export const nextContext = async (
  chain: Chain,
  registrant: Uint8Array,
  { specVersion, transactionVersion }: Network,
): Promise<ExtrinsicContext> => {
  const { best, finalized } = chain.heads()
  const { nonce } = await chain.account(registrant, best)
  const era = { kind: 'mortal', period: VALIDITY, block: finalized.number, blockHash: finalized.hash } as const
  return { genesis: chain.genesis, specVersion, transactionVersion, nonce, era }
}

/** With the nonces and the end of validity that they were signed with. */
export const asSigned = (
  signed: readonly { readonly call: RegistrationCall; readonly extrinsic: Uint8Array }[],
  { nonce, era }: ExtrinsicContext,
): SignedCall[] =>
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
  const { extrinsics } = await withKey(vault, (open) => runJob('signCalls', { ...open, account: 0, calls, context }))
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
