import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { toHex } from '../../src/core/bytes.ts'
import { ss58Decode } from '../../src/core/keys/address.ts'
import { rotate } from '../server/commands/rotate.ts'
import type { Config } from '../server/config.ts'
import { openDataKey } from '../server/disk/dataKey.ts'
import { readKeyFile } from '../server/disk/keyFile.ts'
import { openSecrets } from '../server/store/secrets.ts'
import { serverKeys, serverNumbers } from './keys.ts'
import { keyPair } from './node.ts'
import { chainFacts } from './testing/chainFacts.ts'
import type { Dealt } from './testing/dealers.ts'
import { holdersOf, keyOf } from './testing/ends.ts'
import { networkForTests } from './testing/start.ts'
import { stored } from './testing/stores.ts'
import { makeUsers, type User } from './testing/users.ts'

const network = networkForTests()
const chain = () => chainFacts(network().outside)
const running = (n: number) => network().servers()[n - 1]!

let users: User[]
beforeAll(async () => {
  users = await makeUsers(network(), 5)
}, 60_000)
const nextUser = (): User => users.pop()!

const keptByAll = Object.fromEntries(serverNumbers.map((n) => [n, 'kept']))
const finish = async (user: User, dealt: Dealt): Promise<Dealt> => {
  await user.send(dealt, serverNumbers)
  await keyOf(network(), user, dealt)
  await expect.poll(() => stored(network(), dealt), { timeout: 60_000 }).toEqual(keptByAll)
  return dealt
}

const accountInUse = async (n: number): Promise<string> => {
  const info = (await (await fetch(`${running(n).endpoint}/v1/info`)).json()) as { tss_account: string }
  return info.tss_account
}

test('a server changes its keys while keys are registered, and loses no share and no token', async () => {
  const { stash, stashUri, tssAccount } = serverKeys(1)
  const { api, submit } = network().outside
  const { genesis } = network()
  const before = nextUser()
  const dealings = [await finish(before, await before.begin())]

  await network().stopServer(1)
  const { data, keyFile } = running(1)
  const printed = await rotate({ data, keyFile, genesis } as Config, stash, undefined)
  await network().startServer(1)
  expect(await accountInUse(1)).toBe(tssAccount)
  const { tssReserve } = await chain().serversParameters()
  await submit(api.tx.balances!.transferKeepAlive!(printed.tss_account, 2n * tssReserve), keyPair('//Alice'))

  const during = nextUser()
  const dealt = await during.begin()
  await submit(api.tx(api.registry.createType('Call', printed.call) as never), keyPair(stashUri))
  await expect.poll(() => accountInUse(1), { timeout: 30_000 }).toBe(printed.tss_account)
  dealings.push(await finish(during, dealt))
  expect(await holdersOf(network(), during, dealt)).toContain(1)

  const account = ss58Decode(printed.tss_account)
  const seated = async () => (await chain().roster()).flat().map((member) => toHex(member.tssAccount))
  await expect.poll(seated, { timeout: 60_000 }).toContain(toHex(account))
  const after = nextUser()
  dealings.push(await finish(after, await after.begin()))

  const sets = async () => openSecrets(data, await openDataKey(data, await readKeyFile(keyFile)))
  await expect.poll(async () => (await sets()).length, { timeout: 60_000 }).toBe(1)
  expect(await chain().account(ss58Decode(tssAccount))).toMatchObject({ free: 0n })
  expect((await chain().account(account)).free).toBeGreaterThan(2n * tssReserve)
  await network().stopServer(1)
  await network().startServer(1)
  for (const dealing of dealings) expect(await stored(network(), dealing)).toEqual(keptByAll)
}, 240_000)

test('a server whose folder is an older copy gets from its peer what came after it', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'entropy-copy-'))
  onTestFinished(() => rm(copy, { recursive: true, force: true }))
  await network().stopServer(3)
  const { data } = running(3)
  await cp(data, copy, { recursive: true })
  await network().startServer(3)
  const [first, second] = [nextUser(), nextUser()]
  const registered = await finish(first, await first.begin())
  const inFlight = await second.begin()
  // The other subgroups get theirs later: the registration is still in flight when the older copy is put back.
  await second.send(inFlight, [3, 4])
  await network().killServer(3)
  await rm(data, { recursive: true })
  await cp(copy, data, { recursive: true })
  await network().startServer(3)
  await expect.poll(() => stored(network(), registered), { timeout: 60_000 }).toEqual(keptByAll)
  await finish(second, inFlight)
  const alarms = await (await fetch(running(3).metrics)).text()
  expect(alarms).toContain('entropy_alarms_total{code="restored-from-older-copy"} 1')
  expect(alarms).not.toContain('foreign-nonce')
}, 180_000)
