import { randomBytes } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'

const VERSION = 1
const NONCE_LENGTH = 24
const TAG_LENGTH = 16

/** Content that is not what was written under this name with this key: a flipped bit, a swapped or cut file, another key. */
export class DamagedFile extends Error {
  override readonly name = 'DamagedFile'
}

/** The name is authenticated, so that no file can be passed off as another; the version too. */
const associatedData = (name: string) => Buffer.from(`entropy:store:v${VERSION}:${name}`, 'utf8')

/** `version ‖ nonce ‖ XChaCha20-Poly1305(content)`. The key has 32 bytes. */
export const seal = (key: Uint8Array, name: string, content: Uint8Array): Uint8Array => {
  const nonce = randomBytes(NONCE_LENGTH)
  const sealed = xchacha20poly1305(key, nonce, associatedData(name)).encrypt(content)
  return Buffer.concat([Uint8Array.of(VERSION), nonce, sealed])
}

/** @throws DamagedFile */
export const unseal = (key: Uint8Array, name: string, file: Uint8Array): Uint8Array => {
  if (file.length < 1 + NONCE_LENGTH + TAG_LENGTH || file[0] !== VERSION) throw new DamagedFile(`${name} is damaged`)
  const nonce = file.subarray(1, 1 + NONCE_LENGTH)
  try {
    return xchacha20poly1305(key, nonce, associatedData(name)).decrypt(file.subarray(1 + NONCE_LENGTH))
  } catch (cause) {
    throw new DamagedFile(`${name} is damaged`, { cause })
  }
}
