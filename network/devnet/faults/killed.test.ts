import { beforeAll, expect, test } from 'vitest'
import { serverNumbers } from '../keys.ts'
import { chainFacts } from '../testing/chainFacts.ts'
import type { Dealt } from '../testing/dealers.ts'
import { keyOf } from '../testing/ends.ts'
import { blocksPass, patience } from '../testing/eventually.ts'
import { networkForTests } from '../testing/start.ts'
import { filesIn, stored } from '../testing/stores.ts'
import { makeUsers, type User } from '../testing/users.ts'

const REGISTRATIONS = 50
const AT_ONCE = 10

const network = networkForTests()
let users: User[]
beforeAll(async () => {
  users = await makeUsers(network(), REGISTRATIONS)
})

/** Numbers that look random, the same for the same seed: what failed can be tried again. */
const randomNumbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

test('50 registrations while all servers are killed and started again at random: 50 keys, and every store right', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 100_000)
  const random = randomNumbers(seed)
  const kills = new Map(serverNumbers.map((n) => [n, 0]))
  const done: Dealt[] = []

  const registerAll = async () => {
    for (let user = users.pop(); user !== undefined; user = users.pop()) {
      const dealt = await user.begin()
      await user.send(dealt, serverNumbers)
      await keyOf(network(), user, dealt)
      done.push(dealt)
    }
  }
  const killAtRandom = async () => {
    while (done.length < REGISTRATIONS) {
      const victims = serverNumbers.filter(() => random() < 0.4)
      await Promise.all(
        victims.map(async (n) => {
          await network().killServer(n)
          kills.set(n, kills.get(n)! + 1)
          await network().startServer(n)
        }),
      )
      await blocksPass(chainFacts(network().outside), 3)
    }
  }
  await Promise.all([killAtRandom(), ...Array.from({ length: AT_ONCE }, registerAll)])
  console.info(`seed ${seed}, kills by server: ${[...kills.values()].join(' ')}`)
  expect([...kills.values()].reduce((sum, times) => sum + times)).toBeGreaterThan(serverNumbers.length)

  const kept = Object.fromEntries(serverNumbers.map((n) => [n, 'kept']))
  for (const dealt of done) await expect.poll(() => stored(network(), dealt), patience).toEqual(kept)
  for (const server of network().servers())
    expect(await filesIn(server)).toEqual({ dealings: REGISTRATIONS, quarantine: 0, trash: 0, unfinished: 0 })
})
