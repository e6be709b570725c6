import { expect, test } from 'vitest'
import type { Rules } from '../../../protocol/popup/common.ts'
import { rulesDiff } from './rulesDiff.ts'

const [one, two] = ['0x52908400098527886E0F7030069857D2E4169EE7', '0x8617E340B3D01FA5F11F306F4090FD50E238070D']
const evm = (...addresses: string[]): Rules => ({ evm: { kind: 'allow', addresses }, btc: null })

test('an address that comes and one that goes', () => {
  const [ethereum, bitcoin] = rulesDiff(evm(one), evm(two))
  expect(ethereum).toEqual({ chain: 'evm', added: [two], gone: [one], kind: null, creation: null, changed: true })
  expect(bitcoin).toMatchObject({ added: [], gone: [], changed: false })
})

test('the same address written otherwise is the same', () => {
  expect(rulesDiff(evm(one), evm(one.toLowerCase()))[0]?.changed).toBe(false)
  const hash = '0xfbf3f5b2a2ac7e1d0c1ce4d35d4d4c1e0b3e2f8e3d1b5c3ae7a4c77e8f5f7b2c'
  const btc = (address: string): Rules => ({ evm: null, btc: { kind: 'deny', addresses: [address] } })
  expect(rulesDiff(btc(hash), btc(hash.toUpperCase().replace('0X', '0x')))[1]?.changed).toBe(false)
  const bech32 = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
  expect(rulesDiff(btc(bech32), btc(bech32.toUpperCase()))[1]?.changed).toBe(false)
})

test('another kind of list, contracts, and no list at all are changes', () => {
  expect(rulesDiff(evm(one), { evm: { kind: 'deny', addresses: [one] }, btc: null })[0]).toMatchObject({
    ...{ added: [], gone: [], kind: ['allow', 'deny'], changed: true },
  })
  const creating: Rules = { evm: { kind: 'allow', addresses: [one], allowContractCreation: true }, btc: null }
  expect(rulesDiff(evm(one), creating)[0]).toMatchObject({ kind: null, creation: true, changed: true })
  expect(rulesDiff(evm(one), { evm: null, btc: null })[0]).toMatchObject({ gone: [one], kind: ['allow', 'nothing'] })
})
