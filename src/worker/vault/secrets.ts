import { equalBytes, fromHex, toHex, wipe } from '../../core/bytes.ts'
import { secp256k1PublicKey } from '../../core/crypto/ecdsa.ts'
import { sr25519PublicKey } from '../../core/crypto/sr25519.ts'
import { EntropyError } from '../../core/errors.ts'
import { type Account, accountFromPhrase, type Secp256k1Key, secp256k1FromPhrase } from '../../core/keys/phrase.ts'
import { type OpenVault, unsealRecord } from './open.ts'

/**
 * Hands the account of this public key (32 bytes) to `use` and wipes its secret afterwards.
 * @throws {EntropyError} `invalid-argument` if it is not in the vault
 */
export const withAccount = async <T>(
  open: OpenVault,
  publicKey: Uint8Array,
  use: (account: Account) => T,
): Promise<Awaited<T>> => {
  const wanted = toHex(publicKey)
  for (const record of open.vault.records) {
    const found = record.publics.accounts.find((one) => one.publicKey === wanted)
    if (!found) continue
    const held = await unsealRecord(open, record)
    const { path } = found
    const account = path === null ? { secret: held, publicKey: sr25519PublicKey(held) } : accountFromPhrase(held, path)
    try {
      return await use(expectSame(account, wanted))
    } finally {
      wipe(held, account.secret)
    }
  }
  throw new EntropyError('invalid-argument', 'account: not in this vault')
}

/**
 * Hands the secp256k1 key of this verifying key (33 bytes) to `use` and wipes its secret afterwards.
 * @throws {EntropyError} `invalid-argument` if it is not in the vault
 */
export const withKey = async <T>(
  open: OpenVault,
  verifyingKey: Uint8Array,
  use: (key: Secp256k1Key) => T,
): Promise<Awaited<T>> => {
  const wanted = toHex(verifyingKey)
  for (const record of open.vault.records) {
    const found = record.publics.keys.find((one) => one.verifyingKey === wanted)
    if (!found) continue
    const held = await unsealRecord(open, record)
    const { index } = found
    const key =
      index === null ? { secretKey: held, publicKey: secp256k1PublicKey(held) } : secp256k1FromPhrase(held, index)
    try {
      return await use(expectSame(key, wanted))
    } finally {
      wipe(held, key.secretKey)
    }
  }
  throw new EntropyError('invalid-argument', 'key: not in this vault')
}

/** What signs is what was named. */
const expectSame = <K extends { publicKey: Uint8Array }>(key: K, wanted: string): K => {
  if (equalBytes(key.publicKey, fromHex(wanted))) return key
  throw new EntropyError('vault-damaged', 'the stored vault is damaged: a name is another secret’s')
}
