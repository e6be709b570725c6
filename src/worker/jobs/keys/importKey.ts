import { toHex, wipe } from '../../../core/bytes.ts'
import { secp256k1PublicKey } from '../../../core/crypto/ecdsa.ts'
import { openKeystore } from '../../../core/keys/files/keystore.ts'
import { parseRawKey } from '../../../core/keys/files/rawKey.ts'
import type { KeySource } from '../../../protocol/vault/jobs.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { expectName, withImported } from '../../vault/change.ts'
import { openWithKey } from '../../vault/open.ts'

export const importKey = async (input: JobInput<'importKey'>): Promise<JobOutput<'importKey'>> => {
  const open = await openWithKey(input.vault, input.dataKey)
  const name = expectName(input.name)
  const secretKey = read(input)
  try {
    const key = secp256k1PublicKey(secretKey)
    const verifyingKey = toHex(key)
    const publics = { accounts: [], keys: [{ name, verifyingKey, index: null }] }
    return { ...(await withImported(open, { id: `key:${verifyingKey}`, publics }, secretKey)), key }
  } finally {
    wipe(secretKey)
  }
}

const read = (source: KeySource): Uint8Array => {
  try {
    return 'secret' in source ? parseRawKey(source.secret) : openKeystore(source.keystore, source.password)
  } finally {
    wipe('secret' in source ? source.secret : source.password)
  }
}
