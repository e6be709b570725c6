import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { expect, test } from 'vitest'
import wycheproof from '../../../network/wycheproof.json' with { type: 'json' }
import { concat, fromHex } from '../bytes.ts'
import { ecdsaVerify } from './ecdsa.ts'
import { importX25519 } from './x25519.ts'

const bytes = (hex: string) => fromHex(`0x${hex}`)
/** Which rows an implementation accepts, for one comparison that names every wrong one. */
const rowsWhere = async <T>(rows: readonly T[], holds: (row: T) => unknown) => {
  const answers = await Promise.all(rows.map(holds))
  return answers.flatMap((answer, row) => (answer ? [row] : []))
}

test('accepts the ECDSA signatures that Wycheproof accepts, if they are low-S, and refuses every other', async () => {
  const rows = wycheproof.ecdsa as [string, string, string, boolean][]
  const accepts = ([key, prehash, signature]: (typeof rows)[number]) =>
    signature.length === 128 && ecdsaVerify(bytes(signature), bytes(prehash), bytes(key))
  expect(await rowsWhere(rows, accepts)).toEqual(await rowsWhere(rows, ([, , , accepted]) => accepted))
})

test('makes the X25519 secrets of Wycheproof, and none for a point of small order', async () => {
  for (const [secret, publicKey, shared] of wycheproof.x25519 as [string, string, string][]) {
    const made = (await importX25519(bytes(secret))).sharedSecret(bytes(publicKey))
    if (shared) expect(await made).toEqual(bytes(shared))
    else await expect(made).rejects.toMatchObject({ code: 'invalid-point' })
  }
})

test('opens the ChaCha20-Poly1305 messages that Wycheproof opens, and no other', async () => {
  const rows = wycheproof.chacha20Poly1305 as [string, string, string, string, string, boolean][]
  const opens = ([key, nonce, aad, message, sealed]: (typeof rows)[number]) => {
    try {
      const opened = chacha20poly1305(bytes(key), bytes(nonce), bytes(aad)).decrypt(bytes(sealed))
      expect(opened).toEqual(concat(bytes(message)))
      return true
    } catch (error) {
      if (error instanceof Error && error.name === 'AssertionError') throw error
      return false
    }
  }
  expect(await rowsWhere(rows, opens)).toEqual(await rowsWhere(rows, (row) => row[5]))
})
