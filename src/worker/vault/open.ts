import { expectBytes, wipe } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { parseVault, type Vault } from '../../protocol/vaultFile.ts'
import { dataKeyContext, recordContext } from './context.ts'
import { deriveKey, importKey } from './kdf.ts'
import { unseal } from './seal.ts'

/**
 * The data key, after every record was seen to open with it.
 * @throws {EntropyError} `vault-damaged`, `wrong-password`
 */
export const openVaultFile = async (password: Uint8Array, file: unknown): Promise<Uint8Array<ArrayBuffer>> => {
  const vault = parseVault(file)
  const dataKey = await unseal(await deriveKey(password, vault.kdf), dataKeyContext(vault), vault.dataKey)
  if (!dataKey) throw new EntropyError('wrong-password', 'the password is wrong')
  const key = await importKey(dataKey)
  for (const record of vault.records) {
    const secret = await unseal(key, recordContext(vault, record), record.secret)
    if (!secret) throw new EntropyError('vault-damaged', `the stored vault is damaged: record ${record.id}`)
    wipe(secret)
  }
  return dataKey
}

/** An unlocked vault: the key that JavaScript cannot read, for its records and what is kept beside it. */
export type OpenVault = { readonly vault: Vault; readonly key: CryptoKey }

/** Wipes `dataKey`. @throws {EntropyError} `vault-damaged`, `locked` when the key is not 32 bytes */
export const useDataKey = async (file: unknown, dataKey: Uint8Array): Promise<OpenVault> => {
  const vault = parseVault(file)
  if (dataKey.length !== 32) throw new EntropyError('locked', 'the vault is locked')
  const copy = new Uint8Array(expectBytes(dataKey, 32, 'data key'))
  try {
    return { vault, key: await importKey(copy) }
  } finally {
    wipe(copy, dataKey)
  }
}

/** Hands the phrase (UTF-8) to `use` and wipes it afterwards. @throws {EntropyError} `locked` if the key is another vault's */
export const withPhrase = async <T>({ vault, key }: OpenVault, use: (phrase: Uint8Array) => T): Promise<Awaited<T>> => {
  const record = vault.records.find(({ id }) => id === 'phrase')
  const phrase = record && (await unseal(key, recordContext(vault, record), record.secret))
  if (!phrase) throw new EntropyError('locked', 'the key does not open this vault')
  try {
    return await use(phrase)
  } finally {
    wipe(phrase)
  }
}
