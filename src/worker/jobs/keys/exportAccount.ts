import { toHex, wipe } from '../../../core/bytes.ts'
import { sealAccountJson } from '../../../core/keys/files/accountJson.ts'
import { publicsOf } from '../../../protocol/vault/publics.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { openWithPassword } from '../../vault/open.ts'
import { withAccount } from '../../vault/secrets.ts'

export const exportAccount = async ({
  vault,
  password,
  filePassword,
  account: publicKey,
}: JobInput<'exportAccount'>): Promise<JobOutput<'exportAccount'>> => {
  try {
    const open = await openWithPassword(password, vault)
    wipe(open.dataKey)
    const named = publicsOf(open.vault).accounts.find((one) => one.publicKey === toHex(publicKey))
    const seal = (account: Parameters<typeof sealAccountJson>[0]) =>
      sealAccountJson(account, filePassword, named?.name ?? '')
    return { json: await withAccount(open, publicKey, seal) }
  } finally {
    wipe(password, filePassword)
  }
}
