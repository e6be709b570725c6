import { randomInt } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { serverNumbers } from '../keys.ts'
import { holdersOf, keyOf } from '../testing/ends.ts'
import { patience } from '../testing/eventually.ts'
import { networkForTests } from '../testing/start.ts'
import { filesIn, stored } from '../testing/stores.ts'
import { makeUsers, type User } from '../testing/users.ts'

const VICTIM = 3
const network = networkForTests()
const victim = () => network().servers()[VICTIM - 1]!

let users: User[]
beforeAll(async () => {
  users = await makeUsers(network(), 4)
})
const nextUser = (): User => users.pop()!

/** Changes one bit, any of them, of every file that lies in this part of the victim's folder. */
const flipBits = async (part: string): Promise<void> => {
  const folder = join(victim().data, part)
  for (const name of await readdir(folder)) {
    const content = await readFile(join(folder, name))
    content[randomInt(content.length)]! ^= 1 << randomInt(8)
    await writeFile(join(folder, name), content)
  }
}

/** How often the victim raised this alarm since it started. */
const alarms = async (code: string): Promise<number> => {
  const text = await (await fetch(victim().metrics)).text()
  return Number(text.match(new RegExp(`^entropy_alarms_total\\{code="${code}"\\} (\\d+)$`, 'm'))?.[1] ?? 0)
}

const keptByAll = Object.fromEntries(serverNumbers.map((n) => [n, 'kept']))

test('a bit of a share that flips while the server runs is noticed, and the share comes from the peer', async () => {
  const user = nextUser()
  const dealt = await user.begin()
  // Nothing is confirmed before the bit has flipped.
  await network().chain.pause()
  await user.send(dealt, serverNumbers)
  await flipBits('dealings')
  await network().chain.resume()
  await keyOf(network(), user, dealt)
  await expect.poll(() => stored(network(), dealt), patience).toEqual(keptByAll)
  await expect.poll(() => holdersOf(network(), user, dealt), patience).toEqual(serverNumbers)
  expect(await alarms('damaged-dealing')).toBe(1)
  expect(await filesIn(victim())).toMatchObject({ dealings: 1, quarantine: 1, unfinished: 0 })
})

test('bits of registered shares that flip while the server is down are noticed, and the shares come from the peer', async () => {
  const registered = [nextUser(), nextUser()]
  const dealings = await Promise.all(
    registered.map(async (user) => {
      const dealt = await user.begin()
      await user.send(dealt, serverNumbers)
      await keyOf(network(), user, dealt)
      await expect.poll(() => stored(network(), dealt), patience).toEqual(keptByAll)
      return dealt
    }),
  )
  const { dealings: before, quarantine } = await filesIn(victim())
  await network().stopServer(VICTIM)
  await flipBits('dealings')
  await network().startServer(VICTIM)
  expect(await alarms('damaged-dealing')).toBe(before)
  for (const dealt of dealings) await expect.poll(() => stored(network(), dealt), patience).toEqual(keptByAll)
  expect(await filesIn(victim())).toMatchObject({ dealings: before, quarantine: quarantine! + before!, unfinished: 0 })
})

test('a flipped bit in the record of used nonces is noticed, and keeps nothing new from being registered', async () => {
  await network().stopServer(VICTIM)
  await flipBits('markers')
  await network().startServer(VICTIM)
  expect(await alarms('damaged-marker')).toBeGreaterThan(0)
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, serverNumbers)
  await keyOf(network(), user, dealt)
  await expect.poll(() => stored(network(), dealt), patience).toEqual(keptByAll)
})

test.each(['data-key', 'secrets'])(
  'a flipped bit in %s keeps the server from starting, with the reason',
  async (name) => {
    await network().stopServer(VICTIM)
    const file = join(victim().data, name)
    const content = await readFile(file)
    const damaged = Buffer.from(content)
    damaged[randomInt(damaged.length)]! ^= 1 << randomInt(8)
    await writeFile(file, damaged)
    await expect(network().startServer(VICTIM)).rejects.toThrow(/damaged/)
    await writeFile(file, content)
    await network().startServer(VICTIM)
  },
  60_000,
)
