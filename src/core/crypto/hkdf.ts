import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { ascii, concat, wipe } from '../bytes.ts'

/** HKDF-SHA256 in one step. RFC 5869. */
export const hkdf = (keyMaterial: Uint8Array, salt: Uint8Array, info: string, length: number): Uint8Array => {
  const derive = hkdfExtract(keyMaterial, salt)
  const output = derive(info, length)
  derive.wipe()
  return output
}

/** Many outputs of one key material: extract once, expand for each label. */
export type HkdfExpand = ((label: string, length: number, context?: Uint8Array) => Uint8Array) & { wipe(): void }

export const hkdfExtract = (keyMaterial: Uint8Array, salt: Uint8Array): HkdfExpand => {
  const key = extract(sha256, keyMaterial, salt)
  const derive = (label: string, length: number, context: Uint8Array = new Uint8Array(0)): Uint8Array =>
    expand(sha256, key, concat(ascii(label), context), length)
  return Object.assign(derive, { wipe: () => wipe(key) })
}
