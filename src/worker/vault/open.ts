import { expectBytes, wipe } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { parseAnyVault, parseVault, type Vault, type VaultRecord } from '../../protocol/vault/file.ts'
import { migrate } from './migrations/migrate.ts'
import { dataKeyContext, recordContext, wholeContext } from './sealing/context.ts'
import { deriveKey, importKey } from './sealing/kdf.ts'
import { unseal } from './sealing/seal.ts'

/** An unlocked vault: the key that JavaScript cannot read, for its records and what is kept beside it. */
export type OpenVault = { readonly vault: Vault; readonly key: CryptoKey }

/** `took`: milliseconds for which the password was stretched. */
type Opened = OpenVault & {
  readonly dataKey: Uint8Array<ArrayBuffer>
  readonly isMigrated: boolean
  readonly took: number
}

/**
 * The vault in its present form with its data key, after every record was seen to open. The caller wipes password and key.
 * @throws {EntropyError} `vault-damaged`, `wrong-password`
 */
export const openWithPassword = async (password: Uint8Array, file: unknown): Promise<Opened> => {
  const stored = parseAnyVault(file)
  const start = performance.now()
  const passwordKey = await deriveKey(password, stored.kdf)
  const took = performance.now() - start
  const dataKey = await unseal(passwordKey, dataKeyContext(stored), stored.dataKey)
  if (!dataKey) throw new EntropyError('wrong-password', 'the password is wrong')
  const key = await importKey(dataKey)
  const vault = await migrate(stored, { passwordKey, key, dataKey })
  await expectWhole({ vault, key })
  return { vault, key, dataKey, isMigrated: stored.version !== vault.version, took }
}

/** @throws {EntropyError} `vault-damaged` naming what does not open */
export const expectWhole = async ({ vault, key }: OpenVault): Promise<void> => {
  for (const record of vault.records) wipe(await unsealRecord({ vault, key }, record))
  await expectSeal({ vault, key })
}

const expectSeal = async ({ vault, key }: OpenVault): Promise<void> => {
  if (!(await unseal(key, wholeContext(vault), vault.whole))) throw damaged('its parts do not belong together')
}

/** The caller wipes it. @throws {EntropyError} `vault-damaged` naming the record */
export const unsealRecord = async ({ vault, key }: OpenVault, record: VaultRecord): Promise<Uint8Array> => {
  const secret = await unseal(key, recordContext(vault, record), record.secret)
  if (!secret) throw damaged(`record ${record.id}`)
  return secret
}

const damaged = (what: string) => new EntropyError('vault-damaged', `the stored vault is damaged: ${what}`)

/** The first one of every vault that was parsed. */
export const phraseRecord = ({ records }: Vault): VaultRecord => records[0]!

/** Wipes `dataKey`. @throws {EntropyError} `vault-damaged`; `locked` when the key is another vault's, or none */
export const openWithKey = async (file: unknown, dataKey: Uint8Array): Promise<OpenVault> => {
  const vault = parseVault(file)
  if (dataKey.length !== 32) throw new EntropyError('locked', 'the vault is locked')
  const copy = new Uint8Array(expectBytes(dataKey, 32, 'data key'))
  try {
    const open = { vault, key: await importKey(copy) }
    const phrase = await unseal(open.key, recordContext(vault, phraseRecord(vault)), phraseRecord(vault).secret)
    if (!phrase) throw new EntropyError('locked', 'the key does not open this vault')
    wipe(phrase)
    await expectSeal(open)
    return open
  } finally {
    wipe(copy, dataKey)
  }
}

/** Hands the phrase (UTF-8) to `use` and wipes it afterwards. @throws {EntropyError} `vault-damaged` */
export const withPhrase = async <T>(open: OpenVault, use: (phrase: Uint8Array) => T): Promise<Awaited<T>> => {
  const phrase = await unsealRecord(open, phraseRecord(open.vault))
  try {
    return await use(phrase)
  } finally {
    wipe(phrase)
  }
}
