import { expect, test } from 'vitest'
import { keySetsOf, makeDealing, makeServers, makeState, registeredKeyOf } from '../testing/network.ts'
import type { LostShare } from './findLost.ts'
import { createRecovery } from './recovery.ts'

const servers = await makeServers(2, 2)
const dealing = await makeDealing(servers)
const [keys] = (await keySetsOf(servers[0]![0]!)).all()
const lost = { registrant: dealing.registrant, registered: registeredKeyOf(dealing), keys } as LostShare

const setUp = () => {
  const seen = { compared: 0, asked: 0, alarms: [] as string[], errors: 0, done: 0 }
  const chain: { block: number | undefined; lost: LostShare[]; fails: boolean; helps: boolean } = {
    ...{ block: 100, lost: [], fails: false, helps: false },
  }
  const recovery = createRecovery({
    finalized: () => (chain.block === undefined ? undefined : makeState(chain.block, [])),
    async compare() {
      seen.compared++
      if (chain.fails) throw new Error('no connection')
      return chain.lost
    },
    async recover() {
      seen.asked++
      return chain.helps
    },
    alarms: { raise: (code) => void seen.alarms.push(code) },
    onError: () => void seen.errors++,
    onDone: () => void seen.done++,
  })
  const at = async (block: number | undefined) => {
    chain.block = block
    recovery.advance()
    for (let turns = 0; turns < 20; turns++) await Promise.resolve()
  }
  return { recovery, seen, chain, at }
}

test('not done before the store was compared with a finalized block, and then not compared again', async () => {
  const { recovery, seen, at } = setUp()
  await at(undefined)
  expect([recovery.isDone(), seen.compared]).toEqual([false, 0])
  for (const block of [100, 101, 2_000]) await at(block)
  expect([recovery.isDone(), seen.compared, seen.done]).toEqual([true, 1, 1])
})

test('what fails is tried again at the next block', async () => {
  const { recovery, seen, chain, at } = setUp()
  chain.fails = true
  await at(100)
  await at(101)
  expect([recovery.isDone(), seen.compared, seen.errors]).toEqual([false, 2, 2])
  chain.fails = false
  await at(102)
  expect(recovery.isDone()).toBe(true)
})

test('what was sealed to keys that are gone is an alarm, and the chain is not searched for it again', async () => {
  const { recovery, seen, chain, at } = setUp()
  chain.lost = [{ ...lost, keys: undefined }]
  for (let block = 100; block <= 2_000; block++) await at(block)
  expect([seen.compared, seen.alarms]).toEqual([1, ['share-lost']])
  recovery.again()
  await at(2_001)
  expect([seen.compared, seen.alarms]).toEqual([2, ['share-lost', 'share-lost']])
})

test('what nobody could help with is an alarm, and asked for again ever more rarely', async () => {
  const { recovery, seen, chain, at } = setUp()
  chain.lost = [lost, lost]
  for (let block = 100; block <= 200; block++) await at(block)
  expect(recovery.isDone()).toBe(true)
  expect([seen.compared, seen.asked]).toEqual([4, 8])
  expect(new Set(seen.alarms)).toEqual(new Set(['share-lost']))
  chain.helps = true
  for (let block = 201; block <= 2_000; block++) await at(block)
  expect(seen.compared).toBe(5)
})

test('damage that is found later is a reason to compare again', async () => {
  const { recovery, seen, at } = setUp()
  await at(100)
  recovery.again()
  await at(100)
  expect(seen.compared).toBe(2)
})

test('stopped, it asks nobody any more', async () => {
  const { recovery, seen, chain, at } = setUp()
  await recovery.stop()
  chain.lost = [lost]
  await at(100)
  expect([seen.compared, seen.asked]).toEqual([0, 0])
})
