import * as v from 'valibot'
import { ascii, equalBytes, fromHex } from '../core/bytes.ts'
import { taggedHash } from '../core/crypto/hash.ts'
import { EntropyError } from '../core/errors.ts'
import type { VaultFile } from './popup/vault.ts'

/** What a stored vault may ask of us: below the floor it is weak, above the ceiling it is an attack on memory and time. */
export const KDF_LIMITS = { memoryKiB: { min: 65_536, max: 262_144 }, passes: { min: 3, max: 10 } } as const

const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^0x[0-9a-f]{${2 * length}}$`)))
const someHex = v.pipe(v.string(), v.regex(/^0x([0-9a-f]{2}){1,4096}$/))
const between = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

const kdf = v.strictObject({
  name: v.literal('argon2id'),
  memoryKiB: between(KDF_LIMITS.memoryKiB),
  passes: between(KDF_LIMITS.passes),
  lanes: v.literal(1),
  salt: hex(16),
})

/** AES-GCM: 12 bytes of nonce, and the ciphertext with its tag. */
const sealed = v.strictObject({ nonce: hex(12), ciphertext: someHex })

/** Names that are no secret, so that a locked wallet can show them; authenticated with the record. */
const publics = v.strictObject({
  accounts: v.pipe(
    v.array(
      v.strictObject({
        role: v.picklist(['registrant', 'rules']),
        name: v.pipe(v.string(), v.maxLength(64)),
        publicKey: hex(32),
      }),
    ),
    v.maxLength(64),
  ),
  keys: v.pipe(
    v.array(v.strictObject({ name: v.pipe(v.string(), v.maxLength(64)), verifyingKey: hex(33) })),
    v.maxLength(64),
  ),
})

const record = v.strictObject({ id: v.literal('phrase'), publics, secret: sealed })

const schema = v.strictObject({
  version: v.literal(1),
  id: hex(16),
  kdf,
  dataKey: sealed,
  records: v.pipe(v.array(record), v.minLength(1), v.maxLength(64)),
  checksum: hex(32),
})

/** A vault file whose shape, figures and checksum were looked at; what it says is proven only when it is opened. */
export type Vault = v.InferOutput<typeof schema>
export type VaultRecord = Vault['records'][number]
export type SealedBytes = v.InferOutput<typeof sealed>

/** Finds accidents, not attackers: those are for the authenticated encryption. Fields in a fixed order. */
export const vaultChecksum = ({ version, id, kdf, dataKey, records }: Omit<Vault, 'checksum'>): Uint8Array =>
  taggedHash('entropy:vault-file:v1', ascii(JSON.stringify([version, id, kdf, dataKey, records].map(ordered))))

/** Objects as sorted lists of entries: stores and message channels may give members back in another order. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, ordered(member)])
}

/** @throws {EntropyError} `vault-damaged` for anything but a whole vault with sane figures. */
export const parseVault = (file: unknown): Vault => {
  const result = v.safeParse(schema, file)
  if (!result.success)
    throw new EntropyError('vault-damaged', `the stored vault is damaged: ${issuePath(result.issues)}`)
  const vault = result.output
  if (!equalBytes(fromHex(vault.checksum, 32), vaultChecksum(vault)))
    throw new EntropyError('vault-damaged', 'the stored vault is damaged: its checksum is wrong')
  return vault
}

const issuePath = ([issue]: readonly v.BaseIssue<unknown>[]): string => (issue && v.getDotPath(issue)) || 'unreadable'

export const asVaultFile = (vault: Vault): VaultFile => vault
