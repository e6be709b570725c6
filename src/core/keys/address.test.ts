import { decodeAddress, encodeAddress } from '@polkadot/util-crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex } from '../bytes.ts'
import { ethereumAddress, ss58Account, ss58Decode, ss58Encode } from './address.ts'

const alice = fromHex('0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d')
const aliceAddress = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const codeOf = (code: string) => expect.objectContaining({ code })

test('writes and reads the address of Alice', () => {
  expect(ss58Encode(alice)).toBe(aliceAddress)
  expect(ss58Decode(aliceAddress)).toEqual(alice)
})

test('agrees with other wallets about any account', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (account) => {
      expect(ss58Encode(account)).toBe(encodeAddress(account, 42))
      expect(ss58Decode(encodeAddress(account, 42))).toEqual(decodeAddress(ss58Encode(account)))
    }),
    { numRuns: 30 },
  )
})

test('refuses an address of another network, and says so', () => {
  for (const prefix of [0, 63, 64, 1284, 16383])
    expect(() => ss58Decode(encodeAddress(alice, prefix))).toThrow(codeOf('wrong-network'))
})

test.each([0, 2, 42, 63, 64, 172, 1284, 16383])('reads the account in an address of the network %i', (prefix) => {
  expect(ss58Account(encodeAddress(alice, prefix))).toEqual(alice)
})

test.each(['', 'Alice', `${aliceAddress}1`, aliceAddress.replace('G', 'H'), aliceAddress.slice(1), '0x00'])(
  'refuses %j',
  (text) => {
    for (const decode of [ss58Decode, ss58Account]) expect(() => decode(text)).toThrow(codeOf('invalid-argument'))
  },
)

test('writes Ethereum addresses with the checksum of EIP-55', () => {
  // the generator: the address of the key 1
  const one = fromHex('0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
  expect(ethereumAddress(one)).toBe('0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf')
  expect(() => ethereumAddress(new Uint8Array(33))).toThrow(codeOf('invalid-point'))
})
