import { wipe } from '../../../core/bytes.ts'
import { asVaultFile } from '../../../protocol/vault/file.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { wrapAgain } from '../../vault/cost.ts'
import { openWithPassword } from '../../vault/open.ts'

export const changePassword = async ({
  password,
  next,
  vault,
}: JobInput<'changePassword'>): Promise<JobOutput<'changePassword'>> => {
  try {
    const open = await openWithPassword(password, vault)
    try {
      return { vault: asVaultFile(await wrapAgain(open, open.dataKey, next, open.vault.kdf.passes)) }
    } finally {
      wipe(open.dataKey)
    }
  } finally {
    wipe(password, next)
  }
}
