import { wipe } from '../../core/bytes.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { openVaultFile } from '../vault/open.ts'

export const openVault = async ({ password, vault }: JobInput<'openVault'>): Promise<JobOutput<'openVault'>> => {
  try {
    return { dataKey: await openVaultFile(password, vault) }
  } finally {
    wipe(password)
  }
}
