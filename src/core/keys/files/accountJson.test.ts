import { createTestPairs, Keyring } from '@polkadot/keyring'
import { cryptoWaitReady, mnemonicGenerate } from '@polkadot/util-crypto'
import { beforeAll, expect, test } from 'vitest'
import { ascii, toHex } from '../../bytes.ts'
import { sr25519Sign } from '../../crypto/sr25519.ts'
import { accountFromPhrase } from '../phrase.ts'
import { openAccountJson, sealAccountJson } from './accountJson.ts'

beforeAll(async () => {
  await cryptoWaitReady()
})

const bytes = (file: unknown) => ascii(JSON.stringify(file))
const codeOf = (act: () => unknown) => {
  try {
    act()
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}
const pairOf = (phrase: string, type: 'sr25519' | 'ed25519' = 'sr25519') =>
  new Keyring({ type }).addFromUri(phrase, { name: 'Theirs' })

test.each(['', '//hard', '//hard/soft'])('opens what the reference keyring exports: %s', (path) => {
  const pair = pairOf(`${mnemonicGenerate()}${path}`)
  const account = openAccountJson(bytes(pair.toJson('päss')), ascii('päss'))
  expect(account.publicKey).toEqual(pair.publicKey)
  expect(pair.verify('message', sr25519Sign(account.secret, ascii('message')), account.publicKey)).toBe(true)
})

test('the reference keyring opens what is exported here, and signs as the same account', () => {
  const account = accountFromPhrase(ascii(mnemonicGenerate()), 3)
  const json = JSON.parse(new TextDecoder().decode(sealAccountJson(account, ascii('päss'), 'Ours')))
  const pair = new Keyring({ type: 'sr25519' }).addFromJson(json)
  expect(pair.isLocked).toBe(true)
  expect(() => pair.unlock('another')).toThrow()
  pair.unlock('päss')
  expect([toHex(pair.publicKey), pair.meta.name]).toEqual([toHex(account.publicKey), 'Ours'])
  expect(pair.verify('message', pair.sign('message'), account.publicKey)).toBe(true)
})

test('refuses by name: a wrong password, another curve, an older form, no password, a cut file, anything else', () => {
  const good = createTestPairs().alice.toJson('right')
  const from = (file: unknown, password = 'right') => codeOf(() => openAccountJson(bytes(file), ascii(password)))
  expect(from(good)).toBe('taken')
  expect(from(good, 'wrong')).toBe('wrong-file-password')
  expect(from(pairOf(mnemonicGenerate(), 'ed25519').toJson('right'))).toBe('unsupported-file')
  expect(from({ ...good, encoding: { ...good.encoding, version: '2' } })).toBe('unsupported-file')
  expect(from(createTestPairs().alice.toJson())).toBe('unsupported-file')
  expect(from({ ...good, encoded: good.encoded.slice(0, 40) })).toBe('invalid-file')
  expect(from({ ...good, encoded: '%' })).toBe('invalid-file')
  for (const odd of [null, 7, [], {}, { encoded: good.encoded }]) expect(from(odd)).toBe('invalid-file')
})

test('refuses a file that asks for memory or time without end', () => {
  const { encoded, ...rest } = createTestPairs().alice.toJson('right')
  const asking = (at: number, value: number) => {
    const raw = Buffer.from(encoded, 'base64')
    raw.writeUInt32LE(value, at)
    return codeOf(() => openAccountJson(bytes({ ...rest, encoded: raw.toString('base64') }), ascii('right')))
  }
  expect([asking(32, 2 ** 30), asking(36, 5000), asking(40, 4096), asking(32, 0)]).toEqual(
    Array.from({ length: 4 }, () => 'unsupported-file'),
  )
})
