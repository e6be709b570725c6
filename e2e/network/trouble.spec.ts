import { expect, test } from '../harness/fixtures.ts'
import { anotherGenesis } from '../harness/nodes/lies.ts'
import { startLyingNode } from '../harness/nodes/lyingNode.ts'
import { approveRegistration } from '../harness/register.ts'
import { expectRegistered } from '../outside/assertions.ts'
import { home } from '../screens/home.ts'
import { registration } from '../screens/registration.ts'
import { settings } from '../screens/settings.ts'

test('registers while one server of a group is down, and says why it waits', async ({
  wallet: { page, address },
  network,
}) => {
  await network.stopServer(2)
  try {
    await approveRegistration(page)
    const waits = 'A server of group 1 is silent'
    await expect(registration(page).text(waits)).toBeVisible()
    await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
    const entry = await expectRegistered(network, address)
    expect(entry.missingSubgroups).toBe('0x')
    const [first, ...others] = entry.holders
    expect([0b01, 0b10]).toContain(first)
    expect(others).toEqual([0b11, 0b11])
  } finally {
    await network.startServer(2)
  }
})

test('a node that is gone is named on the start screen, until it is back', async ({ wallet: { page }, network }) => {
  await network.chain.unplug()
  try {
    await expect(home(page).networkProblem).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('The network node does not answer.')).toBeVisible()
    await home(page).tryNodeAgain()
  } finally {
    await network.chain.plug()
  }
  await expect(home(page).network).toBeVisible({ timeout: 30_000 })
})

test('a registration says that it waits for the node, and goes on when it is back', async ({
  wallet: { page, address },
  network,
}) => {
  await network.chain.pause()
  await approveRegistration(page)
  try {
    await network.chain.unplug()
    await expect(registration(page).text('Waiting for the node to answer')).toBeVisible({ timeout: 30_000 })
  } finally {
    await network.chain.plug()
    await network.chain.resume()
  }
  await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
  await expectRegistered(network, address)
})

test('a node of another network is refused by name, and the true one can be chosen again', async ({
  wallet: { page },
  network,
}) => {
  const lying = await startLyingNode(network.node, anotherGenesis(`0x${'ab'.repeat(32)}`))
  try {
    await home(page).settings()
    await settings(page).useNode(lying.url)
    await settings(page).back()
    await expect(home(page).networkProblem).toBeVisible()
    await expect(page.getByText('This node belongs to another network.')).toBeVisible()
    await home(page).settings()
    await settings(page).useNode(network.node)
    await settings(page).back()
    await expect(home(page).network).toBeVisible()
  } finally {
    lying.close()
  }
})
