import { wipe } from '../../core/bytes.ts'
import type { Vault, VaultRecord } from '../../protocol/vault/file.ts'
import { KDF_LIMITS, type Kdf } from '../../protocol/vault/parts.ts'
import { type OpenVault, unsealRecord } from './open.ts'
import { closeVault, freshSalt, sealRecord, wrapDataKey } from './sealing/close.ts'

/** Milliseconds: stretching a password may take the upper, and is made dearer when it takes less than the lower. */
const QUICK = 300
const AIM = 500
/** Gigabytes: on less, nothing is made dearer. Firefox does not tell. */
const ENOUGH_MEMORY = 2

type Machine = { readonly took: number; readonly memory: number | undefined }

/**
 * How often this machine can pass over the memory in the time that a user hardly notices; never less than now.
 * `took`: milliseconds at the present cost. `memory`: gigabytes, if the machine tells.
 */
export const affordablePasses = ({ passes }: Pick<Kdf, 'passes'>, { took, memory }: Machine): number => {
  const isAble = took > 0 && took < QUICK && (memory === undefined || memory >= ENOUGH_MEMORY)
  if (!isAble) return passes
  return Math.max(passes, Math.min(Math.floor((passes * AIM) / took), KDF_LIMITS.passes.max))
}

/** The same vault under another password, or the same at another cost. The caller wipes password and key. */
export const wrapAgain = async (
  open: OpenVault,
  dataKey: Uint8Array,
  password: Uint8Array,
  passes: number,
): Promise<Vault> => {
  const { vault, key } = open
  const kdf = { ...freshSalt(vault.kdf), passes }
  const head = { version: vault.version, id: vault.id, kdf }
  const wrapped = await wrapDataKey(dataKey, password, head)
  const records: VaultRecord[] = []
  for (const record of vault.records) {
    const secret = await unsealRecord(open, record)
    records.push(await sealRecord(key, head, record, secret))
    wipe(secret)
  }
  const { recovery, formerly } = vault
  return closeVault(key, { ...head, dataKey: wrapped, recovery, formerly, records })
}
