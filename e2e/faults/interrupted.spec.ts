import { expect, testWithOwnNetwork } from '../harness/fixtures.ts'
import { startForgetfulNode } from '../harness/forgetfulNode.ts'
import { setUpWallet } from '../harness/wallet.ts'
import { expectRegistered, expectSharesRebuild } from '../outside/assertions.ts'
import { factsOf } from '../outside/underWay.ts'
import { home } from '../screens/home.ts'
import { registration } from '../screens/registration.ts'
import { unlock } from '../screens/unlock.ts'
import { interruptions } from './interruptions.ts'
import { steps, unlockIfLocked } from './steps.ts'

// Every step × everything that can happen to the wallet there. One registration goes through all steps and is interrupted
// at each: had one interruption left it stuck, or at odds with the chain, it would not reach the next step.

const [liar, peer] = [1, 2]

for (const { name, happen } of interruptions) {
  const test = testWithOwnNetwork()
  test(`at every step of a registration ${name}: it is registered once, and each splitting has a statement of its own`, async ({
    network,
    launch,
  }) => {
    test.setTimeout(600_000)
    await network.corruptServer(liar, 'falseAccusation')
    const node = await startForgetfulNode(network)
    let wallet = await setUpWallet(await launch(), { ...network, node: node.url })
    const { address } = wallet
    for (const step of steps)
      await test.step(step.name, async () => {
        await step.reach({ network, node, wallet, liar, peer })
        wallet = await happen({ wallet, node, launch })
      })

    await network.chain.resume()
    await network.startServer(peer)
    await expect.poll(factsOf(network, address).isWhole, { timeout: 120_000 }).toBe(true)
    const entry = await expectRegistered(network, address, 2)
    await expectSharesRebuild(network, address, entry, [1, 2, 2])
    const page = await wallet.extension.open('popup')
    await expect(unlock(page).title.or(home(page).lockButton)).toBeVisible()
    await unlockIfLocked({ ...wallet, page })
    await home(page).details()
    await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
    await expect(registration(page).whole).toBeVisible({ timeout: 60_000 })

    const dealings = node.handedIn().filter((call) => call.name === 'registry.deal')
    const distinct = new Map(
      dealings.map(({ args }) => [JSON.stringify(args), args.dealing as Record<string, unknown>]),
    )
    const commitments = [...distinct.values()].map((dealing) => JSON.stringify(dealing.commitments))
    expect(commitments).toHaveLength(2)
    expect(new Set(commitments).size).toBe(2)
    const openings = node.handedIn().filter((call) => call.name === 'registry.open')
    expect(new Set(openings.map(({ args }) => JSON.stringify(args))).size).toBe(1)
    node.close()
  })
}
