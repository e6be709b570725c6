import {
  cryptoWaitReady,
  keyExtractSuri,
  keyFromPath,
  mnemonicToMiniSecret,
  sr25519PairFromSeed,
} from '@polkadot/util-crypto'
import { beforeAll, expect, test } from 'vitest'
import { ascii, toHex } from '../bytes.ts'
import { derive, sr25519PublicKey } from '../crypto/sr25519.ts'
import { ethereumAddress, ss58Encode } from './address.ts'
import {
  type AccountIndex,
  accountFromPhrase,
  generatePhrase,
  isPhrase,
  miniSecretFromPhrase,
  publicKeysFromPhrase,
  secp256k1FromPhrase,
} from './phrase.ts'

const development = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const hardhat = ascii('test test test test test test test test test test test junk')

beforeAll(async () => {
  await cryptoWaitReady()
})

test('the development phrase gives Alice', () => {
  const secret = derive(miniSecretFromPhrase(ascii(development)), '//Alice')
  expect(ss58Encode(sr25519PublicKey(secret))).toBe('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')
})

test.each<[AccountIndex, string]>([
  [0, ''],
  [1, '//1'],
  [7, '//7'],
  ['rules', '//rules'],
])('account %s is the phrase with the path %j', (index, path) => {
  const phrase = new TextDecoder().decode(generatePhrase())
  const pair = keyFromPath(
    sr25519PairFromSeed(mnemonicToMiniSecret(phrase)),
    keyExtractSuri(phrase + path).path,
    'sr25519',
  )
  expect(accountFromPhrase(ascii(phrase), index).publicKey).toEqual(pair.publicKey)
})

test('secp256k1 keys are those of Ethereum wallets', () => {
  const first = secp256k1FromPhrase(hardhat, 0)
  expect(toHex(first.secretKey)).toBe('0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80')
  expect(ethereumAddress(first.publicKey)).toBe('0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
  expect(ethereumAddress(secp256k1FromPhrase(hardhat, 1).publicKey)).toBe('0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
})

test('new phrases have twelve words, are valid and differ', () => {
  const [a, b] = [generatePhrase(), generatePhrase()]
  expect(new TextDecoder().decode(a).split(' ')).toHaveLength(12)
  expect(isPhrase(a)).toBe(true)
  expect(a).not.toEqual(b)
})

test('many at once are the same as one by one', () => {
  const phrase = ascii(development)
  const many = publicKeysFromPhrase(phrase, [0, 1, 7], [0, 2, 9])
  expect(many.accounts).toEqual([0, 1, 7].map((index) => accountFromPhrase(phrase, index).publicKey))
  expect(many.keys).toEqual([0, 2, 9].map((index) => secp256k1FromPhrase(phrase, index).publicKey))
  expect(() => publicKeysFromPhrase(ascii('walk walk'), [0], [])).toThrow(
    expect.objectContaining({ code: 'invalid-phrase' }),
  )
})

test('spaces and capitals of a phrase do not matter', () => {
  const sloppy = ascii(`  ${development.toUpperCase().replaceAll(' ', ' \n ')} `)
  expect(isPhrase(sloppy)).toBe(true)
  expect(accountFromPhrase(sloppy, 0)).toEqual(accountFromPhrase(ascii(development), 0))
})

test.each([
  ['nothing', ''],
  ['a wrong checksum', development.replace('walk', 'bottom')],
  ['a word too few', development.replace(' walk', '')],
  ['a word that is not in the list', development.replace('walk', 'walkk')],
])('refuses %s', (_, phrase) => {
  expect(isPhrase(ascii(phrase))).toBe(false)
  const refused = expect.objectContaining({ code: 'invalid-phrase' })
  expect(() => accountFromPhrase(ascii(phrase), 0)).toThrow(refused)
  expect(() => secp256k1FromPhrase(ascii(phrase), 0)).toThrow(refused)
})
