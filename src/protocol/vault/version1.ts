import * as v from 'valibot'
import { checksumOf } from './checksum.ts'
import { hex, kdf, role, sealed, storedName } from './parts.ts'

/** The first form of the file: the phrase alone, with its first account, rules account and key. Read, never written. */
export const version1 = v.strictObject({
  version: v.literal(1),
  id: hex(16),
  kdf,
  dataKey: sealed,
  records: v.strictTuple([
    v.strictObject({
      id: v.literal('phrase'),
      publics: v.strictObject({
        accounts: v.pipe(
          v.array(v.strictObject({ role, name: storedName, publicKey: hex(32) })),
          v.minLength(1),
          v.maxLength(64),
        ),
        keys: v.pipe(v.array(v.strictObject({ name: storedName, verifyingKey: hex(33) })), v.maxLength(64)),
      }),
      secret: sealed,
    }),
  ]),
  checksum: hex(32),
})

export type Version1 = v.InferOutput<typeof version1>

export const version1Checksum = ({ version, id, kdf, dataKey, records }: Omit<Version1, 'checksum'>): Uint8Array =>
  checksumOf('entropy:vault-file:v1', [version, id, kdf, dataKey, records])
