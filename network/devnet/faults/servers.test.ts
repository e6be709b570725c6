import { beforeAll, expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { ss58Decode } from '../../../src/core/keys/address.ts'
import { chainFacts } from '../testing/chainFacts.ts'
import { endOf, holdersOf, keyOf, serversWith } from '../testing/ends.ts'
import { patience } from '../testing/eventually.ts'
import { readHolds, withLost } from '../testing/holds.ts'
import { serverNumber } from '../testing/members.ts'
import { bundleRogue, type Rogue } from '../testing/rogue.ts'
import { networkForTests } from '../testing/start.ts'
import { stored } from '../testing/stores.ts'
import { makeUsers, type User } from '../testing/users.ts'

// One network for all, in this order: a server that was slashed for a lie is in no later roster.
const network = networkForTests()
const chain = () => chainFacts(network().outside)

let users: User[]
beforeAll(async () => {
  users = await makeUsers(network(), 7)
})
const nextUser = (): User => users.pop()!

const stashOf = (n: number) => ss58Decode(network().servers()[n - 1]!.stash)

const replace = async (n: number, rogue: Rogue) => {
  const program = await bundleRogue(rogue)
  await network().stopServer(n)
  await network().startServer(n, { program })
}

const seated = async () => (await chain().roster()).flat().map(serverNumber)

/** In billionths of the least bond. */
const partOfBond = async (part: 'falsePartialSlash' | 'silenceSlash') => {
  const parameters = await chain().serversParameters()
  return (parameters.minBond * BigInt(parameters[part])) / 1_000_000_000n
}

test('a false partial costs its sender a part of the bond and the seat, and another member confirms', async () => {
  await replace(1, 'falsePartial')
  const before = await readHolds(network())
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [1, 2, 3, 4, 5, 6])
  const { missingSubgroups } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([])
  await expect.poll(() => holdersOf(network(), user, dealt), patience).toEqual([2, 3, 4, 5, 6])
  expect(await readHolds(network())).toEqual(withLost(before, { bonds: { 1: await partOfBond('falsePartialSlash') } }))
  expect((await chain().server(stashOf(1))).status.kind).toBe('chilled')
  await expect.poll(seated, patience).toEqual([2, 3, 4, 5, 6])
})

test('a false accusation costs the whole bond, the user deals afresh, and the key is registered', async () => {
  await replace(3, 'falseAccusation')
  const before = await readHolds(network())
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [3, 4])
  await expect.poll(() => serversWith(network(), user, dealt, 'bad'), patience).toEqual([3])
  await user.open(dealt, 3)
  const end = await endOf(network(), user, dealt)
  expect(end).toMatchObject({ fault: 'server', reason: 'false-accusation', culprit: stashOf(3) })
  expect(await readHolds(network())).toEqual(withLost(before, { bonds: { 3: before.bonds[3]! } }))
  const { deposit } = await chain().parameters()
  expect((await chain().account(user.account)).reserved).toBe(deposit)
  await expect.poll(seated, patience).toEqual([2, 4, 5, 6])

  const again = await user.deal()
  expect(again.opened.context.attempt).toBe(2)
  expect(toHex(again.opened.dealing.commitments[0]!)).not.toBe(toHex(dealt.opened.dealing.commitments[0]!))
  await user.send(again, [2, 4, 5, 6])
  await keyOf(network(), user, again)
  await expect.poll(() => holdersOf(network(), user, again), patience).toEqual([2, 4, 5, 6])
  // One share of the dead dealing is public now: nobody keeps any of it.
  await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 3: 'none', 4: 'none' })
})

test('a false acknowledgement does not count and harms nobody', async () => {
  await replace(5, 'falseAck')
  const before = await readHolds(network())
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [2, 4, 5, 6])
  const { missingSubgroups } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([])
  await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 6: 'kept' })
  expect(await holdersOf(network(), user, dealt)).toEqual([2, 4, 6])
  expect(await readHolds(network())).toEqual(before)
})

test('a member that its peer does not answer gets its envelope from that peer over the chain', async () => {
  await replace(5, 'deaf')
  const before = await readHolds(network())
  const user = nextUser()
  const dealt = await user.begin()
  // Not to server 4 for now: the registration must not complete before.
  await user.send(dealt, [2, 5])
  await expect.poll(() => serversWith(network(), user, dealt, 'missing'), patience).toEqual([4, 6])
  await expect.poll(() => serversWith(network(), user, dealt, 'delivered'), patience).toEqual([6])
  await user.send(dealt, [4])
  await keyOf(network(), user, dealt)
  const kept = { 2: 'kept', 4: 'kept', 5: 'kept', 6: 'kept' }
  await expect.poll(() => stored(network(), dealt), patience).toMatchObject(kept)
  expect(await readHolds(network())).toEqual(before)
})

test('a member whose peer keeps everything to itself gets its envelope from the user over the chain', async () => {
  await replace(5, 'silent')
  const before = await readHolds(network())
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [2, 4, 5])
  await expect.poll(() => serversWith(network(), user, dealt, 'missing'), patience).toEqual([6])
  await user.deliver(dealt, 6)
  const { missingSubgroups } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([])
  await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 6: 'kept' })
  expect(await readHolds(network())).toEqual(before)
})

test('a member that says nothing about an envelope on chain pays a little, and the others complete without it', async () => {
  // Server 5 is still the silent one.
  await network().stopServer(6)
  const before = await readHolds(network())
  const user = nextUser()
  const dealt = await user.begin()
  await user.send(dealt, [2, 4])
  await user.deliver(dealt, 5)
  const { missingSubgroups } = await keyOf(network(), user, dealt)
  expect(missingSubgroups).toEqual([2])
  expect(await readHolds(network())).toEqual(withLost(before, { bonds: { 5: await partOfBond('silenceSlash') } }))
})
