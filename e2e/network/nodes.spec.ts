import type { Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Network } from '../harness/network.ts'
import { startHangingNode } from '../harness/nodes/hangingNode.ts'
import { anotherBalance, anotherResult, anotherRoster, noLie, otherBlocks } from '../harness/nodes/lies.ts'
import { type Lie, type LyingNode, startLyingNode } from '../harness/nodes/lyingNode.ts'
import { approveRegistration } from '../harness/register.ts'
import type { Wallet } from '../harness/wallet.ts'
import { expectRegistered } from '../outside/assertions.ts'
import { registrant } from '../outside/registered.ts'
import { sharesOnDisk } from '../outside/shares.ts'
import { openRegistration } from '../outside/underWay.ts'
import { home } from '../screens/home.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { review } from '../screens/review.ts'
import { settings } from '../screens/settings.ts'
import { unlock } from '../screens/unlock.ts'

/** Runs with a node for each of these lies, in this order. */
const among = async (network: Network, lies: readonly Lie[], run: (...nodes: LyingNode[]) => Promise<void>) => {
  const nodes = await Promise.all(lies.map((lie) => startLyingNode(network.node, lie)))
  try {
    await run(...nodes)
  } finally {
    for (const node of nodes) node.close()
  }
}

/** No server has anything, and the chain was asked for nothing. */
const expectNothingLeft = async (network: Network, { address }: Wallet, nodes: readonly LyingNode[]) => {
  expect(nodes.map((node) => node.handedIn())).toEqual(nodes.map(() => 0))
  expect(await openRegistration(network, address)).toBeUndefined()
  expect((await registrant(network, address))?.attempts ?? 0).toBe(0)
  expect((await sharesOnDisk(network, address)).flat()).toEqual([])
}

const toReview = async (page: Page) => {
  await home(page).registerKey()
  await registerForm(page).review()
}

test('SECURITY 31: a node that lies about the list of servers is named, and nothing leaves', async ({
  wallet,
  network,
}) => {
  const { page, extension } = wallet
  await among(network, [await anotherRoster(network), noLie], async (liar, honest) => {
    await extension.chooseNetwork(network, liar!.url, honest!.url)
    await expect(home(page).network).toBeVisible()
    await toReview(page)
    await expect(
      page.getByText(`${liar!.url} says something else than the others about the list of servers`),
    ).toBeVisible()
    await expect(review(page).ready).toBeDisabled()
    await expectNothingLeft(network, wallet, [liar!, honest!])
    // Without it all is well, and the same wish goes through.
    await page.goBack()
    await page.goBack()
    await expect(home(page).networkProblem).toBeVisible()
    await home(page).settings()
    await expect(settings(page).node(liar!.url)).toContainText('Does not say the same as the others.')
    await settings(page).removeNode(liar!.url)
    await expect(page.getByText('2 nodes agree.')).toBeVisible()
    await settings(page).back()
    await approveRegistration(page)
    await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
    await expectRegistered(network, wallet.address)
    expect(honest!.handedIn()).toBeGreaterThan(0)
  })
})

test('SECURITY 31: of two nodes with different blocks neither is believed, both are named, and nothing leaves', async ({
  wallet,
  network,
}) => {
  const { page, extension } = wallet
  await among(network, [otherBlocks], async (liar) => {
    await extension.chooseNetwork(network, liar!.url)
    await expect(home(page).networkProblem).toBeVisible()
    const said = `${network.node} and ${liar!.url} say different things about which block is final`
    await expect(page.getByText(said)).toBeVisible()
    await toReview(page)
    await expect(page.getByText(said)).toBeVisible()
    await expect(review(page).ready).toBeDisabled()
    await expectNothingLeft(network, wallet, [liar!])
  })
})

test('SECURITY 31: a node that lies about a balance is named, its figure is not shown, and nothing leaves', async ({
  wallet,
  network,
}) => {
  const { page, extension, address } = wallet
  await among(network, [anotherBalance(network, address), noLie], async (liar, honest) => {
    await extension.chooseNetwork(network, liar!.url, honest!.url)
    await expect(
      page.getByText(`${liar!.url} says something else than the others about the money in an account`),
    ).toBeVisible()
    await expect(page.getByText('100000 BITS')).toBeHidden()
    await toReview(page)
    await expect(review(page).ready).toBeDisabled()
    await expectNothingLeft(network, wallet, [liar!, honest!])
    await page.goBack()
    await page.goBack()
    await home(page).settings()
    await settings(page).removeNode(liar!.url)
    await settings(page).back()
    await expect(home(page).balance('100')).toBeVisible()
  })
})

test('SECURITY 31: a node that lies about what was registered is named, and the result is believed only without it', async ({
  wallet,
  network,
}) => {
  const { page, extension, address } = wallet
  await among(network, [anotherResult(network, address), noLie], async (liar, honest) => {
    await extension.chooseNetwork(network, liar!.url, honest!.url)
    await expect(home(page).network).toBeVisible()
    await approveRegistration(page)
    await expectRegistered(network, address)
    await expect(registration(page).text('Waiting for the node to answer')).toBeVisible({ timeout: 30_000 })
    await registration(page).back()
    await expect(page.getByText(`${liar!.url} says something else than the others about a registration`)).toBeVisible()
    await home(page).settings()
    await settings(page).removeNode(liar!.url)
    await settings(page).back()
    await expect(home(page).keyState('Registered')).toBeVisible({ timeout: 30_000 })
    await home(page).details()
    await expect(registration(page).signatureChecked).toBeVisible()
  })
})

test('a node that hangs holds nothing up but what needs it, is named, and can be left out', async ({
  wallet,
  network,
}) => {
  const { page, extension, password } = wallet
  const hanging = await startHangingNode()
  try {
    await home(page).settings()
    await settings(page).addNode(hanging.url)
    await expect(settings(page).node(network.node)).toContainText('Connected')
    await settings(page).back()
    const fresh = await extension.open('popup')
    await expect(home(fresh).lockButton).toBeVisible({ timeout: 2_000 })
    await home(fresh).lockButton.click()
    await unlock(fresh).with(password)
    await expect(home(fresh).lockButton).toBeVisible()
    await expect(home(fresh).networkProblem).toBeVisible({ timeout: 30_000 })
    await expect(fresh.getByText(`This is about ${hanging.url}.`)).toBeVisible()
    await toReview(fresh)
    await expect(review(fresh).problem).toBeVisible({ timeout: 30_000 })
    await expect(review(fresh).ready).toBeDisabled()
    await fresh.goBack()
    await fresh.goBack()
    await home(fresh).settings()
    await settings(fresh).removeNode(hanging.url)
    await settings(fresh).back()
    await expect(home(fresh).network).toBeVisible()
  } finally {
    await hanging.close()
  }
})

test('nodes are added, refused and reset on the settings screen', async ({ wallet: { page }, network }) => {
  await among(network, [noLie], async (other) => {
    await home(page).settings()
    await settings(page).typeNode('node.example')
    await expect(page.getByText('This is not an address of a node')).toBeVisible()
    await settings(page).typeNode(`${network.node}/`)
    await expect(page.getByText('This node is on the list already.')).toBeVisible()
    await settings(page).addNode(other!.url)
    await expect(page.getByText('2 nodes agree.')).toBeVisible()
    await page.reload()
    await expect(settings(page).node(other!.url)).toContainText('Connected')
    await settings(page).removeNode(network.node)
    await expect(page.getByText('Nothing checks what this one node says.')).toBeVisible()
    await settings(page).resetNodes()
    await expect(settings(page).node('ws://127.0.0.1:9944')).toBeVisible()
    await expect(settings(page).node(other!.url)).toBeHidden()
  })
})
