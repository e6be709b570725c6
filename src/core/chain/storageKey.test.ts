import { expect, test } from 'vitest'
import { ascii, fromHex, toHex, u32le } from '../bytes.ts'
import { eventsKey, storageKey } from './storageKey.ts'
import { twox } from './twox.ts'

test('names hash as Substrate hashes them', () => {
  expect(toHex(twox(ascii('System'), 128))).toBe('0x26aa394eea5630e07c48ae0c9558cef7')
  expect(toHex(twox(ascii('Account'), 128))).toBe('0xb99d880ec681799c0cf30e8886371da9')
  expect(toHex(twox(ascii('TransactionPayment'), 128))).toBe('0x3f1467a096bcd71a5b6a0c8155e20810')
  expect(toHex(twox(u32le(0), 64))).toBe('0xb4def25cfda6ef3a')
  expect(toHex(twox(u32le(1), 64))).toBe('0x5153cb1f00942ff4')
})

test('the key of a block’s events is the one every node uses', () => {
  expect(toHex(eventsKey)).toBe('0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7')
})

test('the key of an account is the one every node uses', () => {
  const alice = fromHex('0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d')
  expect(toHex(storageKey.account(alice))).toBe(
    '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9de1e86a9a8c739864cf3cc5ec2bea59fd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
  )
})
