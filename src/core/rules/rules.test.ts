import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../bytes.ts'
import { bitcoinScriptHash } from './bitcoin.ts'
import { parseRules, type Rules, rulesOf } from './rules.ts'

const ADDRESS = '0x52908400098527886E0F7030069857D2E4169EE7'
const MIXED = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const codes = (rules: Rules) => parseRules(rules).problems.map(({ list, line, code }) => [list, line, code])
const evm = (...addresses: string[]): Rules => ({ evm: { kind: 'allow', addresses }, btc: null })
const btc = (...addresses: string[]): Rules => ({ evm: null, btc: { kind: 'deny', addresses } })

test('rules that allow nothing are no constraints', () => {
  expect(parseRules({ evm: null, btc: null })).toEqual({ problems: [], constraints: undefined })
})

test('an Ethereum list goes to the chain and back', () => {
  const rules: Rules = { evm: { kind: 'allow', addresses: [ADDRESS, MIXED], allowContractCreation: true }, btc: null }
  const { constraints } = parseRules(rules)
  expect(constraints?.evmAcl).toMatchObject({ kind: 'allow', allowNullRecipient: true })
  expect(rulesOf(constraints)).toEqual(rules)
})

test('each wrong line is named', () => {
  expect(codes(evm('0x12', ADDRESS, MIXED.replace('aA', 'Aa'), ADDRESS.toLowerCase()))).toEqual([
    ['evm', 0, 'bad-address'],
    ['evm', 2, 'bad-checksum'],
    ['evm', 3, 'duplicate'],
  ])
  expect(codes(btc('bc1', '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'))).toEqual(
    [
      ['btc', 0, 'bad-address'],
      ['btc', 1, 'bad-checksum'],
      ['btc', 2, 'bad-address'],
    ],
  )
})

test('at most 25 addresses a list', () => {
  const addresses = Array.from({ length: 26 }, (_, i) => `0x${i.toString(16).padStart(40, '0')}`)
  expect(codes(evm(...addresses.slice(0, 25)))).toEqual([])
  expect(codes(evm(...addresses))).toEqual([['evm', 25, 'too-many']])
})

// scripts: BIP-173, BIP-350 and the genesis block's first address
test.each([
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', '0x0014751e76e8199196d454941c45d1b3a323f1433bd6'],
  [
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    '0x512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
  ],
  ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '0x76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac'],
  ['3P14159f73E4gFr7JterCCQh9QjiTjiZrG', '0xa914e9c3dd0c07aac76179ebc76a6c78d4d67c6c160a87'],
])('a Bitcoin address is the hash of its script: %s', (address, script) => {
  expect(bitcoinScriptHash(address)).toEqual(sha256(fromHex(script)))
})

test('a Bitcoin address with the other kind of checksum is refused', () => {
  expect(codes(btc('bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd'))).toHaveLength(1)
  expect(codes(btc('bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd'))).toHaveLength(1)
})

test('a Bitcoin address is shown as it was typed where that is known, else as the hash that the chain has', () => {
  const [known, unknown] = ['3P14159f73E4gFr7JterCCQh9QjiTjiZrG', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa']
  const { constraints } = parseRules(btc(known, unknown))
  const hash = toHex(sha256(fromHex('0x76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac')))
  const shown = rulesOf(constraints, [known, 'no address'])
  expect(shown.btc?.addresses).toEqual([known, hash])
  // What is shown can be changed and sent back: it means the same.
  expect(parseRules(shown).constraints).toEqual(constraints)
})
