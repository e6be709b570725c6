import { toHex, wipe } from '../../../core/bytes.ts'
import { openAccountJson } from '../../../core/keys/files/accountJson.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { expectName, withImported } from '../../vault/change.ts'
import { openWithKey } from '../../vault/open.ts'

export const importAccount = async (input: JobInput<'importAccount'>): Promise<JobOutput<'importAccount'>> => {
  const { json, password } = input
  try {
    const open = await openWithKey(input.vault, input.dataKey)
    const name = expectName(input.name)
    const { secret, publicKey: account } = openAccountJson(json, password)
    try {
      const publicKey = toHex(account)
      const publics = { accounts: [{ role: 'registrant' as const, name, publicKey, path: null }], keys: [] }
      return { ...(await withImported(open, { id: `account:${publicKey}`, publics }, secret)), account }
    } finally {
      wipe(secret)
    }
  } finally {
    wipe(password)
  }
}
