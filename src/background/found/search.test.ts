import { expect, test } from 'vitest'
import { toHex } from '../../core/bytes.ts'
import { account, registeredAs, secretKey } from './example.testing.ts'
import { done, setUp } from './setUp.testing.ts'

test('further accounts of the phrase that the chain knows are added, up to ten unused in a row, and their registrations shown', async () => {
  const { found, block, world } = await setUp({ 1: done(1), 4: done(4), 14: done(14), 25: done(25) })
  await block()
  await block()
  expect(world.accounts).toEqual([1, 4, 14])
  expect(found.views()).toHaveLength(3)
})

test('the phrase is searched once a day, and only while the wallet is open', async () => {
  const first = await setUp({ 4: done(4) })
  const { verifyingKey } = registeredAs(account(4), secretKey(4))
  first.world.keys = [{ verifyingKey: toHex(verifyingKey), ethereumAddress: '0x', name: 'Key', source: 'phrase' }]
  first.world.isUnlocked = false
  await first.block()
  expect(first.world.jobs).toEqual([])
  first.world.isUnlocked = true
  first.world.failing = true
  await first.block()
  expect(first.world.jobs).toEqual(['lookAhead'])
  first.world.failing = false
  await first.block()
  expect(first.world.jobs).toEqual(['lookAhead', 'lookAhead', 'addFound', 'lookAhead'])
  await first.block()
  // What the user left out meanwhile stays out, and what came into use since is found the next day.
  const second = await setUp({ 4: done(4), 7: done(7) }, { stored: first.stored })
  await second.block()
  expect(second.world.accounts).toEqual([1])
  second.world.time += 86_400_000
  await second.block()
  expect(second.world.accounts).toEqual([1, 7])
})

test('an account that the user hid does not come back by itself, whoever had added it', async () => {
  const { world, block, vaultChanges } = await setUp({ 4: done(4) }, { accounts: [1, 4] })
  await block()
  world.accounts = [1]
  vaultChanges.tell()
  world.time += 86_400_000
  await block()
  await block()
  expect(world.jobs).toContain('lookAhead')
  expect(world.accounts).toEqual([1])
})

test('a registered key that is not here yet is looked for at once', async () => {
  const { block, world, state } = await setUp({})
  await block()
  expect(world.jobs).toEqual(['lookAhead'])
  state.standings = { 1: done(1) }
  await block()
  expect(world.jobs).toEqual(['lookAhead', 'lookAhead'])
  await block()
  expect(world.jobs).toHaveLength(2)
})
