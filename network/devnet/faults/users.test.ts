import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { clampX25519 } from '../../../src/core/crypto/x25519.ts'
import { chainFacts } from '../testing/chainFacts.ts'
import { copied, garbage, offPolynomial, only } from '../testing/dealers.ts'
import { endOf, holdersOf, keyOf, serversWith } from '../testing/ends.ts'
import { patience } from '../testing/eventually.ts'
import { type Holds, readHolds, withLost } from '../testing/holds.ts'
import { networkForTests } from '../testing/start.ts'
import { stored } from '../testing/stores.ts'
import { makeUsers, type User } from '../testing/users.ts'

const all = [1, 2, 3, 4, 5, 6]
const network = networkForTests()
const chain = () => chainFacts(network().outside)

let users: User[]
let before: Holds
let deposit: bigint
beforeAll(async () => {
  users = await makeUsers(network(), 12)
  before = await readHolds(network())
  deposit = (await chain().parameters()).deposit
})
const nextUser = (): User => users.pop()!

let deposits = 0
/** Ends the registration at its user's cost: what is held is lost, and not a planck more. */
const expectDepositLost = async (user: User, end: () => Promise<unknown>) => {
  const { free, reserved } = await chain().account(user.account)
  expect(reserved).toBe(deposit)
  await end()
  expect(await chain().account(user.account)).toMatchObject({ free, reserved: 0n })
  deposits += 1
}

describe.concurrent('a dishonest user', () => {
  test.for([
    { what: 'garbage', seal: garbage, code: 'undecryptable' },
    { what: 'a share off the polynomial', seal: offPolynomial, code: 'share-invalid' },
  ])('$what, sealed to one member, keeps nobody else from registering the key', async ({ seal, code }, { expect }) => {
    const user = nextUser()
    const dealt = await user.begin({ seal: only([3], seal) })
    expect(await user.send(dealt, all)).toEqual({ 1: 'held', 2: 'held', 3: code, 4: 'held', 5: 'held', 6: 'held' })
    const { missingSubgroups } = await keyOf(network(), user, dealt)
    expect(missingSubgroups).toEqual([])
    await expect.poll(() => holdersOf(network(), user, dealt), patience).toEqual([1, 2, 4, 5, 6])
    await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 1: 'kept', 4: 'kept' })
  })

  test.for([
    { what: 'garbage', seal: garbage },
    { what: 'a share off the polynomial', seal: offPolynomial },
  ])('who opens $what shows that it was sealed so, and loses the deposit', async ({ seal }, { expect }) => {
    const user = nextUser()
    const dealt = await user.begin({ seal: only([3], seal) })
    // To no other subgroup: the registration must not complete before.
    await user.send(dealt, [3, 4])
    await expect.poll(() => serversWith(network(), user, dealt, 'bad'), patience).toEqual([3])
    await expect(user.open(dealt, 4)).rejects.toThrow('registry.NotChallenged')
    const { free } = await chain().account(user.account)
    await user.open(dealt, 3)
    expect(await endOf(network(), user, dealt)).toMatchObject({
      fault: 'user',
      reason: 'bad-share',
      culprit: undefined,
    })
    const left = await chain().account(user.account)
    expect(left.reserved).toBe(0n)
    expect(left.free).toBeLessThan(free)
    deposits += 1
    await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 3: 'none', 4: 'none' })
  })

  test('an envelope that one member did not get comes from its peer, and nobody accuses anybody', async ({
    expect,
  }) => {
    const user = nextUser()
    const dealt = await user.begin()
    await user.send(dealt, [1, 2, 3, 5, 6])
    await keyOf(network(), user, dealt)
    await expect.poll(() => holdersOf(network(), user, dealt), patience).toEqual(all)
    await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 4: 'kept' })
  })

  test('who withholds a subgroup that is needed and stays silent loses the deposit', async ({ expect }) => {
    const user = nextUser()
    const dealt = await user.begin({ threshold: 3 })
    await user.send(dealt, [1, 2, 3, 4])
    await expect.poll(() => serversWith(network(), user, dealt, 'missing'), patience).toEqual([5, 6])
    await expectDepositLost(user, async () => {
      expect(await endOf(network(), user, dealt)).toMatchObject({ fault: 'user', reason: 'withheld' })
    })
    const nowhere = Object.fromEntries(all.map((n) => [n, 'none']))
    await expect.poll(() => stored(network(), dealt), patience).toEqual(nowhere)
  })

  test('who sends nothing at all loses the deposit', async ({ expect }) => {
    const user = nextUser()
    const dealt = await user.begin()
    await expect.poll(() => serversWith(network(), user, dealt, 'missing'), patience).toEqual(all)
    await expectDepositLost(user, async () => {
      expect(await endOf(network(), user, dealt)).toMatchObject({ fault: 'user', reason: 'withheld' })
    })
  })

  test('a subgroup that is not needed is left out at the deadline, and nobody pays', async ({ expect }) => {
    const user = nextUser()
    const dealt = await user.begin()
    await user.send(dealt, [1, 2, 3, 4])
    const { missingSubgroups } = await keyOf(network(), user, dealt)
    expect(missingSubgroups).toEqual([2])
    expect(await endOf(network(), user, dealt)).toMatchObject({ fault: 'nobody', culprit: undefined })
  })

  test('one envelope that the user publishes after all is enough for its subgroup', async ({ expect }) => {
    const user = nextUser()
    const dealt = await user.begin({ threshold: 3 })
    await user.send(dealt, [1, 2, 3, 4])
    await expect.poll(() => serversWith(network(), user, dealt, 'missing'), patience).toEqual([5, 6])
    await user.deliver(dealt, 6)
    const { missingSubgroups } = await keyOf(network(), user, dealt)
    expect(missingSubgroups).toEqual([])
    await expect.poll(() => stored(network(), dealt), patience).toMatchObject({ 5: 'none', 6: 'kept' })
  })

  test('an envelope copied from another user’s dealing opens nothing for anybody', async ({ expect }) => {
    const [victim, thief] = [nextUser(), nextUser()]
    const theirs = await victim.begin()
    const wanted = theirs.envelopes.find(({ server }) => server === 3)!
    const dealt = await thief.begin({ seal: only([3], copied(wanted)) })
    expect(await thief.send(dealt, [3, 4])).toEqual({ 3: 'undecryptable', 4: 'held' })
    await expect.poll(() => serversWith(network(), thief, dealt, 'bad'), patience).toEqual([3])
    const guess = clampX25519(randomBytes(32))
    await expect(thief.open(dealt, 3, guess)).rejects.toThrow('registry.WrongEphemeral')
    expect((await stored(network(), dealt))[3]).toBe('bad')

    await victim.send(theirs, all)
    await keyOf(network(), victim, theirs)
    await expect.poll(() => holdersOf(network(), victim, theirs), patience).toEqual(all)
  })
})

test('all that was lost is in the pot, and no server paid', async () => {
  expect(deposits).toBe(4)
  expect(await readHolds(network())).toEqual(withLost(before, { deposit: BigInt(deposits) * deposit }))
})
