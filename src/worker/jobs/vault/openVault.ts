import { wipe } from '../../../core/bytes.ts'
import { asVaultFile, type Vault } from '../../../protocol/vault/file.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { affordablePasses, wrapAgain } from '../../vault/cost.ts'
import { openWithPassword } from '../../vault/open.ts'

export const openVault = async ({ password, vault: file }: JobInput<'openVault'>): Promise<JobOutput<'openVault'>> => {
  try {
    const open = await openWithPassword(password, file)
    const dearer = await raised(open, password)
    const changed = dearer ?? (open.isMigrated ? open.vault : undefined)
    return { dataKey: open.dataKey, ...(changed && { vault: asVaultFile(changed) }) }
  } finally {
    wipe(password)
  }
}

/** The vault at a higher cost, if this machine bears it. Not being able to is no reason to stay locked. */
const raised = async (
  open: Awaited<ReturnType<typeof openWithPassword>>,
  password: Uint8Array,
): Promise<Vault | undefined> => {
  const { kdf } = open.vault
  const { navigator } = globalThis as { navigator?: { deviceMemory?: number } }
  const passes = affordablePasses(kdf, { took: open.took, memory: navigator?.deviceMemory })
  if (passes <= kdf.passes) return undefined
  return wrapAgain(open, open.dataKey, password, passes).catch(() => undefined)
}
