import { blake2AsU8a } from '@polkadot/util-crypto'
import { expect, test } from 'vitest'
import { ascii, concat } from '../bytes.ts'
import { blake2_256, taggedHash } from './hash.ts'

test('a tag is hashed with its length before the data', () => {
  const data = Uint8Array.of(1, 2, 3)
  expect(taggedHash('entropy:x', data)).toEqual(blake2AsU8a(concat(Uint8Array.of(9), ascii('entropy:x'), data), 256))
  expect(taggedHash('entropy:x', data.slice(0, 1), data.slice(1))).toEqual(taggedHash('entropy:x', data))
})

test('blake2_256 is the hash of the chain', () => {
  expect(blake2_256(ascii('abc'))).toEqual(blake2AsU8a('abc', 256))
})
