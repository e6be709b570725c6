import {
  cryptoWaitReady,
  keyExtractPath,
  keyFromPath,
  sr25519Sign as polkadotSign,
  sr25519Verify as polkadotVerify,
  sr25519PairFromSeed,
} from '@polkadot/util-crypto'
import { beforeAll, expect, test } from 'vitest'
import { ascii } from '../bytes.ts'
import { derive, sr25519PublicKey, sr25519Sign, sr25519Verify } from './sr25519.ts'

const miniSecret = new Uint8Array(32).fill(7)
const message = ascii('what is signed')

beforeAll(async () => {
  await cryptoWaitReady()
})

test.each(['', '//Alice', '//Server//1//stash', '//0', '//18446744073709551615', `//${'long'.repeat(12)}`])(
  'derives %j as other wallets of this ecosystem do',
  (path) => {
    const theirs = keyFromPath(sr25519PairFromSeed(miniSecret), keyExtractPath(path).path, 'sr25519')
    expect(sr25519PublicKey(derive(miniSecret, path))).toEqual(theirs.publicKey)
  },
)

test.each(['/soft', 'Alice', '//Alice///password', '//', '//a/b'])('refuses the path %j', (path) => {
  expect(() => derive(miniSecret, path)).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
})

test('signatures are good for others, and theirs for us', () => {
  const secret = derive(miniSecret, '')
  const pair = sr25519PairFromSeed(miniSecret)
  expect(polkadotVerify(message, sr25519Sign(secret, message), pair.publicKey)).toBe(true)
  expect(sr25519Verify(message, polkadotSign(message, pair), sr25519PublicKey(secret))).toBe(true)
})

test('a changed signature, message or key is false and never an error', () => {
  const secret = derive(miniSecret, '')
  const publicKey = sr25519PublicKey(secret)
  const signature = sr25519Sign(secret, message)
  for (let i = 0; i < 64; i += 7)
    expect(
      sr25519Verify(
        message,
        signature.map((byte, j) => (i === j ? byte ^ 1 : byte)),
        publicKey,
      ),
    ).toBe(false)
  expect(sr25519Verify(ascii('something else'), signature, publicKey)).toBe(false)
  expect(sr25519Verify(message, signature, new Uint8Array(32).fill(255))).toBe(false)
  expect(sr25519Verify(message, new Uint8Array(64), new Uint8Array(32))).toBe(false)
})
