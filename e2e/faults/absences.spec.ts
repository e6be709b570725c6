import { readHolds } from '../../network/devnet/testing/holds.ts'
import { expectSound } from '../harness/axe.ts'
import { expect, test } from '../harness/fixtures.ts'
import { approveRegistration } from '../harness/register.ts'
import { expectRegistered, expectSharesRebuild } from '../outside/assertions.ts'
import { deposit, funds, inBits } from '../outside/money.ts'
import { registrant } from '../outside/registered.ts'
import { factsOf } from '../outside/underWay.ts'
import { home } from '../screens/home.ts'
import { registration } from '../screens/registration.ts'
import { unlock } from '../screens/unlock.ts'

const until = { timeout: 90_000 }

test.beforeEach(() => test.setTimeout(300_000))

test('nothing reaches a whole group: the wallet publishes its pieces by itself, who is slow to take one is waited for, and nothing is lost', async ({
  wallet: { page, address },
  network,
}) => {
  const facts = factsOf(network, address)
  const before = await readHolds(network)
  for (const n of [5, 6]) await network.hideServer(n)
  await approveRegistration(page)
  await network.hurryUntil('two complaints', facts.complained('missing', 2))
  const complaint = 'Server 5 (group 3) and Server 6 (group 3) say that they got nothing'
  await expect(registration(page).text(complaint)).toBeVisible(until)
  await expect(registration(page).text(/^What is missing is put .* You need not do anything\.$/)).toBeVisible()
  await expectSound(page, 'complaints that are being answered')
  await expect.poll(facts.isWaiting('registry.deliver'), until).toBe(true)
  network.freezeServer(6)
  // Its peer could have confirmed without it by then.
  await network.standWhen('both pieces on chain for a while', facts.delivered(2, 4))
  network.thawServer(6)
  await network.chain.resume()

  await expect(registration(page).registered).toBeVisible(until)
  await expect(registration(page).whole).toBeVisible(until)
  const entry = await expectRegistered(network, address)
  await expectSharesRebuild(network, address, entry)
  expect(await readHolds(network)).toEqual(before)
  await registration(page).done()
  await expect(home(page).balance(inBits((await funds(network, address)).free))).toBeVisible()
  for (const n of [5, 6]) await network.restartServer(n)
})

test('nothing reaches one member, its peer is silent, and the wallet is locked: it says until when it is needed and what is lost otherwise, and answers when it is opened', async ({
  wallet: { page, address, password },
  network,
}) => {
  const facts = factsOf(network, address)
  const before = await readHolds(network)
  await network.corruptServer(5, 'silent')
  await network.hideServer(6)
  await approveRegistration(page, 'All 3 groups; none may be offline')
  await registration(page).back()
  await home(page).lockButton.click()
  await expect(unlock(page).title).toBeVisible()
  // Its peer has its envelope and could publish it. The deposit is not left to that.
  await network.hurryUntil('a complaint', facts.complained('missing', 1))
  await expect(unlock(page).text('Unlock to answer a server')).toBeVisible(until)
  await expect(unlock(page).text(/^Time left: about \d+ seconds/)).toBeVisible()
  const loses = `the registration ends and the network keeps your deposit of ${inBits(await deposit(network))} BITS`
  await expect(unlock(page).text(`Otherwise, unless more groups confirm, ${loses}.`)).toBeVisible()
  await expectSound(page, 'a locked wallet that has to answer')
  await unlock(page).with(password)
  await expect.poll(facts.isWaiting('registry.deliver'), until).toBe(true)
  // For as long as the silent one is waited for.
  await network.chain.hurry()

  await expect(registration(page).registered).toBeVisible(until)
  await network.chain.resume()
  await expect(registration(page).text('Never proved that it holds its piece')).toHaveCount(1)
  const { holders } = await expectRegistered(network, address)
  expect(holders).toEqual([0b11, 0b11, 0b10])
  expect(await readHolds(network)).toEqual(before)
  for (const n of [5, 6]) await network.restartServer(n)
})

test('a whole group is down: the others complete without it, the wallet says so, and heals it when it is back', async ({
  wallet: { page, address },
  network,
}) => {
  const before = await readHolds(network)
  for (const n of [5, 6]) await network.stopServer(n)
  await approveRegistration(page)
  await network.hurryUntil('a registered key', factsOf(network, address).isRegistered)
  await network.chain.resume()
  await expect(registration(page).registered).toBeVisible(until)
  await expect(registration(page).text('Group 3 has not confirmed yet')).toBeVisible()
  await expect(registration(page).text(/^Its servers go on being offered their piece\./)).toBeVisible()
  await expect(registration(page).text(/none of the others may be offline/)).toBeVisible()
  expect((await expectRegistered(network, address)).missingSubgroups).toBe('0x02')
  await expectSound(page, 'registered without a group')

  for (const n of [5, 6]) await network.startServer(n)
  await expect(registration(page).whole).toBeVisible(until)
  const entry = await expectRegistered(network, address)
  expect(entry.missingSubgroups).toBe('0x')
  await expectSharesRebuild(network, address, entry)
  expect(await readHolds(network)).toEqual(before)
})

test('too few groups are up: nobody is at fault, the deposit comes back, and the next step registers when they are back', async ({
  wallet: { page, address },
  network,
}) => {
  const before = await readHolds(network)
  const held = await deposit(network)
  for (const n of [3, 4, 5, 6]) await network.stopServer(n)
  await approveRegistration(page)
  await network.standWhen('a splitting', factsOf(network, address).isDealt)
  const { free } = await funds(network, address)
  await network.chain.hurry()

  const ended = registration(page)
  await expect(ended.failed).toBeVisible(until)
  await network.chain.resume()
  await expect(ended.text('Too few groups of servers confirmed their pieces in time.')).toBeVisible()
  await expect(ended.text('It was nobody’s fault.')).toBeVisible()
  await expect(ended.text('Returned', { exact: true })).toBeVisible()
  await expect(ended.text(`The network gave your deposit of ${inBits(held)} BITS back.`)).toBeVisible()
  await expectSound(page, 'too few servers')
  const last = { reason: 'TooFewConfirmed', fault: 'Nobody', culprit: null }
  expect((await registrant(network, address))!.last).toMatchObject(last)
  const after = await funds(network, address)
  expect(after.held).toBe(0n)
  // Nothing but what a transaction costs, if the wallet settled and a server was faster.
  expect(free + held - after.free).toBeLessThan(held / 100n)
  expect(await readHolds(network)).toEqual(before)

  for (const n of [3, 4, 5, 6]) await network.startServer(n)
  await ended.tryAgain()
  await expect(ended.registered).toBeVisible(until)
  const entry = await expectRegistered(network, address, 2)
  await expectSharesRebuild(network, address, entry)
  await registration(page).done()
  await expect(home(page).balance(inBits((await funds(network, address)).free))).toBeVisible()
})
