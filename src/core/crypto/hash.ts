import { blake2b } from '@noble/hashes/blake2.js'
import { ascii, concat } from '../bytes.ts'

export const blake2_256 = (data: Uint8Array): Uint8Array => blake2b(data, { dkLen: 32 })

/** H(tag, data) = blake2_256(u8 length of tag ‖ tag ‖ data); `tag` is ASCII. */
export const taggedHash = (tag: string, ...data: readonly Uint8Array[]): Uint8Array => {
  const name = ascii(tag)
  return blake2_256(concat(Uint8Array.of(name.length), name, ...data))
}
