import { readHolds, withLost } from '../../network/devnet/testing/holds.ts'
import { expectSound } from '../harness/axe.ts'
import { connectDapp, openDapp } from '../harness/dapp.ts'
import { expect, testWithOwnNetwork } from '../harness/fixtures.ts'
import { approveRegistration, approveReview } from '../harness/register.ts'
import { expectRegistered, expectSharesRebuild } from '../outside/assertions.ts'
import { deposit, funds, inBits } from '../outside/money.ts'
import { registrant } from '../outside/registered.ts'
import { factsOf } from '../outside/underWay.ts'
import { dapp } from '../screens/dapp.ts'
import { home } from '../screens/home.ts'
import { opening } from '../screens/opening.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { unlock } from '../screens/unlock.ts'

// One network for all, in this order: a server that was slashed for a lie is in no later roster.
const test = testWithOwnNetwork()
test.describe.configure({ mode: 'serial' })

const until = { timeout: 60_000 }

test('a server lies and any 2 of 3 groups can sign: the user is asked, agrees, unlocks to split the key again, and the site sees it registered', async ({
  wallet,
  network,
}) => {
  test.setTimeout(300_000)
  const { page, address, password } = wallet
  const facts = factsOf(network, address)
  await network.corruptServer(1, 'falseAccusation')
  const before = await readHolds(network)
  const stake = `your deposit of ${inBits(await deposit(network))} BITS`
  const site = await openDapp(wallet, network)
  await connectDapp(wallet, site)
  // Nobody confirms, or the lie would not matter.
  for (const n of [2, 3, 4, 5, 6]) network.freezeServer(n)
  const prompt = await wallet.extension.promptAfter(dapp(site).register)
  await registerForm(prompt).review()
  await approveReview(prompt)
  await network.hurryUntil('an accusation', facts.accused(1))

  const asked = registration(prompt)
  await expect(asked.question).toBeVisible(until)
  await expect(asked.text(/^Server 1 \(group 1\) says that its piece is bad\./)).toBeVisible()
  await expect(asked.text(/^Time left: about \d+ seconds/)).toBeVisible()
  const otherwise = `Otherwise, unless more groups confirm, the registration ends: ${stake} comes back, the fees do not.`
  await expect(asked.text(otherwise)).toBeVisible()
  await expectSound(prompt, 'a question that waits')
  await expect(home(page).needsUser).toBeVisible()
  await asked.decide()
  await expect(opening(prompt).title).toBeVisible()
  await expect(opening(prompt).text('One other server could then have your key')).toBeVisible()
  await expect(opening(prompt).text(`The network goes on holding ${stake}.`)).toBeVisible()
  await expectSound(prompt, 'the question')
  await opening(prompt).allow()
  await expect.poll(facts.isWaiting('registry.open'), until).toBe(true)
  await home(page).lockButton.click()
  await expect(unlock(page).title).toBeVisible()
  await network.standWhen('a lie that was found', facts.hasDied)

  const { stash, endpoint } = network.servers()[0]!
  expect((await registrant(network, address))!.last).toMatchObject({ fault: 'Server', culprit: stash })
  expect(await readHolds(network)).toEqual(withLost(before, { bonds: { 1: before.bonds[1]! } }))
  expect((await funds(network, address)).held).toBe(await deposit(network))
  await expect(unlock(page).text('Unlock to split the key again')).toBeVisible(until)
  await expect(unlock(page).text(/^A server lied, and was punished\. .* only you can make a new one\.$/)).toBeVisible()
  await expect(unlock(page).text(/^Time left: about \d+ seconds/)).toBeVisible()
  await expect(
    unlock(page).text(`Otherwise the registration ends: ${stake} comes back, the fees do not, and you begin again.`),
  ).toBeVisible()
  await expect(dapp(site).status).toHaveText('Your wallet splits the key.')
  await expectSound(page, 'a locked wallet that is needed')
  for (const n of [2, 3, 4, 5, 6]) network.thawServer(n)
  await unlock(page).with(password)
  await network.chain.resume()

  await expect(registration(page).registered).toBeVisible(until)
  await expect(registration(page).whole).toBeVisible(until)
  await expect(registration(page).text('A server lied, and was punished')).toBeVisible()
  const lied = `The server of group 1 at ${endpoint} said that its piece was bad.`
  await expect(registration(page).text(lied)).toBeVisible()
  await expect(registration(page).text('A server may know this key')).toBeVisible()
  await expectSound(page, 'registered after a lie')
  const entry = await expectRegistered(network, address, 2)
  await expectSharesRebuild(network, address, entry, [1, 2, 2])
  await expect(dapp(site).registered).toBeVisible()
  await expect(dapp(site).verdict).toBeVisible()
  await registration(page).done()
  await expect(home(page).balance(inBits((await funds(network, address)).free))).toBeVisible()
})

test('a server lies and all 3 groups have to sign: its piece is opened without a question, which tells nothing, and the key is registered', async ({
  wallet: { page, address },
  network,
}) => {
  test.setTimeout(300_000)
  const facts = factsOf(network, address)
  await network.corruptServer(3, 'falseAccusation')
  const before = await readHolds(network)
  // Its peer would complete the registration before the lie is found.
  network.freezeServer(4)
  await approveRegistration(page, 'All 3 groups; none may be offline')
  await network.standWhen('an accusation', facts.complained('bad', 1))

  await expect(registration(page).text('Server 2 (group 2) says that its piece is bad')).toBeVisible(until)
  await expect(registration(page).text(/^One such piece is opened .* You need not do anything\.$/)).toBeVisible()
  await expectSound(page, 'a lie that is being answered')
  await expect.poll(facts.isWaiting('registry.open'), until).toBe(true)
  await network.standWhen('a lie that was found', facts.hasDied)
  network.thawServer(4)
  await network.chain.resume()

  await expect(registration(page).registered).toBeVisible(until)
  await expect(registration(page).text('A server lied, and was punished')).toBeVisible()
  await expect(registration(page).text(/^By itself the opened piece tells nothing/)).toBeVisible()
  await expect(registration(page).text('A server may know this key')).toBeHidden()
  await expectRegistered(network, address, 2)
  expect(await readHolds(network)).toEqual(withLost(before, { bonds: { 3: before.bonds[3]! } }))
  await registration(page).done()
  await expect(home(page).balance(inBits((await funds(network, address)).free))).toBeVisible()
})

test('two servers lie and the user does not let a piece be opened: the deposit is lost, as the question said, and the key is not', async ({
  wallet: { page, address },
  network,
}) => {
  test.setTimeout(300_000)
  const facts = factsOf(network, address)
  // Alone in their groups by now.
  for (const n of [2, 4]) await network.corruptServer(n, 'falseAccusation')
  const before = await readHolds(network)
  const held = await deposit(network)
  const loses = `the registration ends and the network keeps your deposit of ${inBits(held)} BITS`
  await approveRegistration(page)
  await network.hurryUntil('two accusations', facts.accused(2))
  await expect(registration(page).question).toBeVisible(until)
  await expect(registration(page).text(`Otherwise, unless more groups confirm, ${loses}.`)).toBeVisible()
  await registration(page).decide()
  await expect(opening(page).text(`If no more groups confirm, ${loses}: to it, you did not answer.`)).toBeVisible()
  await opening(page).decline()
  await expect(registration(page).text(/^You did not let the piece be opened/)).toBeVisible(until)
  await expect(registration(page).text(`If too few groups have confirmed by then, ${loses}.`)).toBeVisible()
  await expectSound(page, 'a complaint that stays unanswered')
  const { free } = await funds(network, address)
  await network.chain.hurry()

  const ended = registration(page)
  await expect(ended.failed).toBeVisible(until)
  await network.chain.resume()
  await expect(ended.text(/^A server said that its piece was bad, you did not let it be opened/)).toBeVisible()
  await expect(ended.text(/^The network cannot know your reason/)).toBeVisible()
  await expect(ended.text('Lost', { exact: true })).toBeVisible()
  await expect(ended.text(`The network kept your deposit of ${inBits(held)} BITS.`)).toBeVisible()
  await expect(ended.text(/^Register another key\. This one is still secret/)).toBeVisible()
  await expectSound(page, 'a deposit that is lost')
  expect((await registrant(network, address))!.last).toMatchObject({ reason: 'Withheld', fault: 'User', culprit: null })
  expect(await funds(network, address)).toEqual({ free, held: 0n })
  expect(await readHolds(network)).toEqual(withLost(before, { deposit: held }))
})
