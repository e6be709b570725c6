import { expect, test } from 'vitest'
import { fromHex } from '../bytes.ts'
import { clampX25519, importX25519, isClampedX25519, x25519PublicKey } from './x25519.ts'

const alice = crypto.getRandomValues(new Uint8Array(32))

// RFC 7748, 5.2
test('multiplies as RFC 7748 does', async () => {
  const key = await importX25519(fromHex('0xa546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4'))
  const u = fromHex('0xe6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c')
  expect(await key.sharedSecret(u)).toEqual(
    fromHex('0xc3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552'),
  )
})

// Every point of small order, and the encodings of two of them that are not canonical.
test.each([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])('refuses the public key %s of small order', async (hex) => {
  const key = await importX25519(alice)
  await expect(key.sharedSecret(fromHex(`0x${hex}`))).rejects.toThrow(
    expect.objectContaining({ code: 'invalid-point' }),
  )
})

test('both sides find the same secret', async () => {
  const bob = crypto.getRandomValues(new Uint8Array(32))
  const [a, b] = await Promise.all([importX25519(alice), importX25519(bob)])
  expect(await a.sharedSecret(await x25519PublicKey(bob))).toEqual(await b.sharedSecret(await a.publicKey()))
})

test('every form of a secret multiplies as its clamped one does', async () => {
  const clamped = clampX25519(alice)
  expect(isClampedX25519(clamped)).toBe(true)
  for (const [at, bit] of [
    [0, 1],
    [0, 2],
    [0, 4],
    [31, 64],
    [31, 128],
  ] as const) {
    const other = clamped.slice()
    other[at]! ^= bit
    expect(isClampedX25519(other)).toBe(false)
    expect(clampX25519(other)).toEqual(clamped)
    expect(await x25519PublicKey(other)).toEqual(await x25519PublicKey(clamped))
  }
})

test('clamping leaves the secret itself as it was', () => {
  const secret = new Uint8Array(32).fill(0xff)
  clampX25519(secret)
  expect(secret).toEqual(new Uint8Array(32).fill(0xff))
})
