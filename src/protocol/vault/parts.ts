import * as v from 'valibot'

/** What a stored vault may ask of us: below the floor it is weak, above the ceiling it is an attack on memory and time. */
export const KDF_LIMITS = { memoryKiB: { min: 65_536, max: 262_144 }, passes: { min: 3, max: 10 } } as const

export const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^0x[0-9a-f]{${2 * length}}$`)))
const someHex = v.pipe(v.string(), v.regex(/^0x([0-9a-f]{2}){1,4096}$/))
const between = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

export const kdf = v.strictObject({
  name: v.literal('argon2id'),
  memoryKiB: between(KDF_LIMITS.memoryKiB),
  passes: between(KDF_LIMITS.passes),
  lanes: v.literal(1),
  salt: hex(16),
})

/** AES-GCM: 12 bytes of nonce, and the ciphertext with its tag. */
export const sealed = v.strictObject({ nonce: hex(12), ciphertext: someHex })

export const storedName = v.pipe(v.string(), v.maxLength(64))
export const role = v.picklist(['registrant', 'rules'])

export type Kdf = v.InferOutput<typeof kdf>
export type SealedBytes = v.InferOutput<typeof sealed>

/** Where a file is wrong, without showing what it holds. */
export const issuePath = ([issue]: readonly v.BaseIssue<unknown>[]): string =>
  (issue && v.getDotPath(issue)) || 'unreadable'
