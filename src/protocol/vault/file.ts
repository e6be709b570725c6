import * as v from 'valibot'
import { equalBytes, fromHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import type { VaultFile } from '../popup/vault.ts'
import { checksumOf } from './checksum.ts'
import { hex, issuePath, kdf, role, sealed, storedName } from './parts.ts'
import { type Version1, version1, version1Checksum } from './version1.ts'

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x7fff_ffff))

/** Names that are no secret, so that a locked wallet can show them; authenticated with the record. */
const publics = v.strictObject({
  accounts: v.pipe(
    v.array(
      v.strictObject({
        role,
        name: storedName,
        publicKey: hex(32),
        /** The way from the phrase; null for an imported account. */
        path: v.nullable(v.union([index, v.literal('rules')])),
      }),
    ),
    v.maxLength(64),
  ),
  keys: v.pipe(
    v.array(
      v.strictObject({
        name: storedName,
        verifyingKey: hex(33),
        /** The last index of the BIP-44 path; null for an imported key. */
        index: v.nullable(index),
      }),
    ),
    v.maxLength(64),
  ),
})

/** One secret each: the phrase, an imported account (64 bytes), an imported key (32 bytes). */
const record = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^(phrase|account:0x[0-9a-f]{64}|key:0x[0-9a-f]{66})$/)),
  publics,
  secret: sealed,
})

const schema = v.pipe(
  v.strictObject({
    version: v.literal(2),
    id: hex(16),
    kdf,
    /** The data key under the password's key. */
    dataKey: sealed,
    /** The data key under a key made from the phrase: a forgotten password loses nothing. */
    recovery: sealed,
    /** What the vault was when the bytes beside older registrations were sealed. */
    formerly: v.nullable(v.strictObject({ version: v.literal(1), kdf })),
    records: v.pipe(v.array(record), v.minLength(1), v.maxLength(129)),
    /** Nothing, sealed with all of the above as its context: no record can be taken out, put back or moved. */
    whole: sealed,
    checksum: hex(32),
  }),
  v.check(({ records }) => hasSound(records), 'records'),
)

/** A vault file whose shape, figures and checksum were looked at; what it says is proven only when it is opened. */
export type Vault = v.InferOutput<typeof schema>
export type VaultRecord = Vault['records'][number]
/** Everything but what is made from the rest. */
export type VaultBody = Omit<Vault, 'whole' | 'checksum'>

/** The phrase comes first; each other record has one secret of its own name; no name is there twice. */
const hasSound = ([phrase, ...imported]: readonly v.InferOutput<typeof record>[]): boolean => {
  if (phrase?.id !== 'phrase') return false
  const { accounts, keys } = phrase.publics
  if (accounts.some(({ path }) => path === null) || keys.some(({ index }) => index === null)) return false
  const names = [...accounts.map((one) => `account:${one.publicKey}`), ...keys.map((one) => `key:${one.verifyingKey}`)]
  const fits = imported.every(({ id, publics }) => {
    const [account] = publics.accounts
    const [key] = publics.keys
    names.push(id)
    if (publics.accounts.length + publics.keys.length !== 1) return false
    return account ? account.path === null && id === `account:${account.publicKey}` : id === `key:${key?.verifyingKey}`
  })
  return fits && new Set(names).size === names.length
}

export const vaultChecksum = (vault: Omit<Vault, 'checksum'>): Uint8Array => {
  const { version, id, kdf, dataKey, recovery, formerly, records, whole } = vault
  return checksumOf('entropy:vault-file:v2', [version, id, kdf, dataKey, recovery, formerly, records, whole])
}

/** @throws {EntropyError} `vault-damaged` for anything but a whole vault, of this form or an older one, with sane figures. */
export const parseAnyVault = (file: unknown): Vault | Version1 => {
  const result = v.safeParse(v.variant('version', [schema, version1]), file)
  if (!result.success)
    throw new EntropyError('vault-damaged', `the stored vault is damaged: ${issuePath(result.issues)}`)
  const vault = result.output
  const checksum = vault.version === 1 ? version1Checksum(vault) : vaultChecksum(vault)
  if (!equalBytes(fromHex(vault.checksum, 32), checksum))
    throw new EntropyError('vault-damaged', 'the stored vault is damaged: its checksum is wrong')
  return vault
}

/** @throws {EntropyError} `vault-damaged`; `locked` for an older form, which becomes this one when it is unlocked */
export const parseVault = (file: unknown): Vault => {
  const vault = parseAnyVault(file)
  if (vault.version === 1) throw new EntropyError('locked', 'the vault has an older form: unlock it once')
  return vault
}

export const asVaultFile = (vault: Vault | Version1): VaultFile => vault
