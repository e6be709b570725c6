import { wipe } from '../../../core/bytes.ts'
import { sealKeystore } from '../../../core/keys/files/keystore.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { openWithPassword } from '../../vault/open.ts'
import { withKey } from '../../vault/secrets.ts'

export const exportKey = async ({
  vault,
  password,
  filePassword,
  key: verifyingKey,
}: JobInput<'exportKey'>): Promise<JobOutput<'exportKey'>> => {
  try {
    const open = await openWithPassword(password, vault)
    wipe(open.dataKey)
    return { json: await withKey(open, verifyingKey, ({ secretKey }) => sealKeystore(secretKey, filePassword)) }
  } finally {
    wipe(password, filePassword)
  }
}
