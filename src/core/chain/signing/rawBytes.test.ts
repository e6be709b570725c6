import { u8aWrapBytes } from '@polkadot/util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ascii, concat, fromHex, toHex } from '../../bytes.ts'
import { networks } from '../../networks.ts'
import { encodeCall } from '../calls.ts'
import { ownExtensions, signExtrinsic } from '../extrinsic.ts'
import { payloadBytes } from './payload.ts'
import { dataBytes, expectForeign, expectNoTransaction, wrapBytes } from './rawBytes.ts'

const [{ genesis }] = networks as [(typeof networks)[0]]
const refused = expect.objectContaining({ code: 'invalid-argument' })

test('data is read and wrapped as other wallets do, once', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array().map(toHex)), (data) => {
      fc.pre(!data.startsWith('\x19Ethereum'))
      expect(wrapBytes(dataBytes(data))).toEqual(u8aWrapBytes(data))
    }),
  )
  for (const data of ['0x', '0x0', '0xzz', '<Bytes></Bytes>', '<Bytes>a</Bytes>', '<Bytes>', '<Bytes></Bytes'])
    expect(wrapBytes(dataBytes(data))).toEqual(u8aWrapBytes(data))
})

test('what looks like an Ethereum message is wrapped like anything else', () => {
  expect(wrapBytes(ascii('\x19Ethereum Signed Message:\n'))).toEqual(
    ascii('<Bytes>\x19Ethereum Signed Message:\n</Bytes>'),
  )
})

const call = encodeCall.transferKeepAlive(new Uint8Array(32).fill(1), 1n)
const payload = payloadBytes({
  ...{ address: '', blockHash: genesis, blockNumber: '0x01', era: '0x00', genesisHash: genesis, nonce: '0x00' },
  ...{ method: toHex(call), specVersion: '0x01', tip: '0x00', transactionVersion: '0x01', version: 4 },
  signedExtensions: ownExtensions,
})
const extrinsic = signExtrinsic({
  call,
  signer: new Uint8Array(32),
  context: { genesis: fromHex(genesis), specVersion: 1, transactionVersion: 1, nonce: 0, era: { kind: 'immortal' } },
  sign: () => new Uint8Array(64),
})

test.each([
  ['a transaction', extrinsic],
  ['an unsigned one', concat(Uint8Array.of((call.length + 1) << 2, 4), call)],
  ['what is signed of one', payload],
  ['what is signed of one, and more', concat(ascii('hello'), payload, ascii('hello'))],
  ['one that is wrapped already', wrapBytes(payload)],
])('is not signed as raw bytes: %s', (_, bytes) => {
  expect(() => expectNoTransaction(bytes)).toThrow(refused)
})

test('a message is no transaction', () => {
  for (const text of ['', 'Sign in to example.com', genesis, '\x10\x84', '<Bytes>a</Bytes>'])
    expect(() => expectNoTransaction(ascii(text))).not.toThrow()
})

test('a payload for our network that claims another is found out, however it is put together', () => {
  // The hash of a block of ours in the place of a genesis, and our genesis in that of a block.
  const disguised = payloadBytes({
    ...{ address: '', blockHash: genesis, blockNumber: '0x01', era: '0x00', genesisHash: `0x${'09'.repeat(32)}` },
    ...{ nonce: '0x00', method: toHex(call), specVersion: '0x01', tip: '0x00', transactionVersion: '0x01', version: 4 },
    signedExtensions: ['CheckNonce', 'CheckSpecVersion', 'CheckTxVersion', 'CheckMortality', 'CheckGenesis'],
  })
  expect(() => expectForeign(disguised)).toThrow(refused)
})
