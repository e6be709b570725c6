import { beforeAll, expect, test } from 'vitest'
import { chainFacts } from '../testing/chainFacts.ts'
import { endOf, holdersOf, keyOf } from '../testing/ends.ts'
import { patience } from '../testing/eventually.ts'
import { type Holds, readHolds } from '../testing/holds.ts'
import { networkForTests } from '../testing/start.ts'
import { stored } from '../testing/stores.ts'
import { makeUsers, type User } from '../testing/users.ts'

const network = networkForTests()
const chain = () => chainFacts(network().outside)
const kill = (servers: readonly number[]) => Promise.all(servers.map((n) => network().killServer(n)))
const start = (servers: readonly number[]) => Promise.all(servers.map((n) => network().startServer(n)))

let users: User[]
let before: Holds
beforeAll(async () => {
  users = await makeUsers(network(), 4)
  before = await readHolds(network())
})
const nextUser = (): User => users.pop()!

test('one member that is down keeps nothing from completing', async () => {
  await kill([2])
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [1, 3, 4, 5, 6])
  const { missingSubgroups } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([])
  expect(await holdersOf(network(), user, dealt)).not.toContain(2)
  await start([2])
})

test('a subgroup that is down is left out at the deadline and heals when it returns; with fewer than t up, the deposit comes back', async () => {
  const user = nextUser()
  const dealt = await user.begin()
  // The shares arrive, but no confirmation gets into a block before the servers are gone.
  await network().chain.pause()
  await user.send(dealt, [5, 6])
  await kill([5, 6])
  await network().chain.resume()
  await user.send(dealt, [1, 2, 3, 4])
  const confirmed = async () => {
    const stage = (await chain().registration(user.account))?.stage
    return stage?.kind === 'dealt' && stage.subgroups.map(({ partial }) => partial !== undefined)
  }
  await expect.poll(confirmed, patience).toEqual([true, true, false])

  await kill([3, 4])
  const unlucky = nextUser()
  const lost = await unlucky.begin()
  await unlucky.send(lost, [1, 2])

  const { missingSubgroups } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([2])
  expect(await chain().healing(user.account)).toBeDefined()
  const { free, reserved } = await chain().account(unlucky.account)
  expect(await endOf(network(), unlucky, lost)).toMatchObject({ fault: 'nobody', reason: 'too-few-confirmed' })
  expect(await chain().account(unlucky.account)).toMatchObject({ free: free + reserved, reserved: 0n })

  await start([3, 4, 5, 6])
  await expect.poll(() => chain().healing(user.account), patience).toBeUndefined()
  expect((await chain().registered(user.account))?.missingSubgroups).toEqual([])
  const kept = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [n, 'kept']))
  await expect.poll(() => stored(network(), dealt), patience).toEqual(kept)
  const gone = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [n, 'none']))
  await expect.poll(() => stored(network(), lost), patience).toEqual(gone)
})

test('a user need not wait for a subgroup that is down, and gives it its shares when it is back', async () => {
  await kill([5, 6])
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [1, 2, 3, 4])
  const { shareWindow, confirmWindow } = await chain().parameters()
  const stage = (await chain().registration(user.account))?.stage
  const since = stage?.kind === 'dealt' ? stage.block : 0
  await expect.poll(() => chain().block(), patience).toBeGreaterThan(since + shareWindow)
  await user.settle()
  const { missingSubgroups, block } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([2])
  expect(block).toBeLessThan(since + confirmWindow)

  await start([5, 6])
  expect(await user.send(dealt, [5, 6])).toEqual({ 5: 'held', 6: 'held' })
  await expect.poll(() => chain().healing(user.account), patience).toBeUndefined()
  expect((await chain().registered(user.account))?.missingSubgroups).toEqual([])
})

test('nobody paid for having been away', async () => {
  expect(await readHolds(network())).toEqual(before)
})
