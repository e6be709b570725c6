import { expect, test } from './harness/fixtures.ts'
import type { Network } from './harness/network.ts'
import { approveRegistration } from './harness/register.ts'
import { expectRegistered, expectSharesRebuild } from './outside/assertions.ts'
import { openRegistration } from './outside/registered.ts'
import { registration } from './screens/registration.ts'
import { unlock } from './screens/unlock.ts'

const servers = [1, 2, 3, 4, 5, 6]
const dealt = async (network: Network, address: string) => {
  const open = await openRegistration(network, address)
  return open !== undefined && 'dealt' in open.stage
}

test.describe('the service worker is stopped, and there is still one registration, completed:', () => {
  test('right after the approval', async ({ wallet: { extension, page, address }, network }) => {
    await approveRegistration(page)
    await extension.stopServiceWorker()
    await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
    await expectRegistered(network, address)
  })

  test('while the network is asked', async ({ wallet: { extension, page, address }, network }) => {
    await network.chain.pause()
    try {
      await approveRegistration(page)
      await expect(registration(page).step('Asking the network')).toBeVisible()
      await extension.stopServiceWorker()
    } finally {
      await network.chain.resume()
    }
    await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
    await expectRegistered(network, address)
  })

  test('as the splitting appears on the chain', async ({ wallet: { extension, page, address }, network }) => {
    await approveRegistration(page)
    await expect.poll(() => dealt(network, address), { intervals: [20] }).toBe(true)
    await extension.stopServiceWorker()
    await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
    await expectRegistered(network, address)
  })

  test('while the pieces are delivered', async ({ wallet: { extension, page, address }, network }) => {
    servers.forEach(network.freezeServer)
    try {
      await approveRegistration(page)
      await expect(registration(page).step('Delivering the pieces')).toBeVisible()
      await extension.stopServiceWorker()
    } finally {
      servers.forEach(network.thawServer)
    }
    await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
    const entry = await expectRegistered(network, address)
    await expectSharesRebuild(network, address, entry)
  })

  test('while the groups confirm', async ({ wallet: { extension, page, address }, network }) => {
    servers.forEach(network.freezeServer)
    try {
      await approveRegistration(page)
      await expect.poll(() => dealt(network, address)).toBe(true)
      await expect(registration(page).step('Delivering the pieces')).toBeVisible()
      await network.chain.pause()
      servers.forEach(network.thawServer)
      await expect(registration(page).step('Groups confirm')).toBeVisible({ timeout: 30_000 })
      await extension.stopServiceWorker()
    } finally {
      await network.chain.resume()
    }
    await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
    await expectRegistered(network, address)
  })
})

test('the browser is closed after the approval: opened again, it completes without being unlocked', async ({
  wallet,
  network,
  launch,
}) => {
  await network.chain.pause()
  try {
    await approveRegistration(wallet.page)
    await expect(registration(wallet.page).step('Asking the network')).toBeVisible()
    await wallet.extension.close()
  } finally {
    await network.chain.resume()
  }
  const page = await (await launch()).open('popup')
  await expect(unlock(page).title).toBeVisible()
  const entry = await expectRegistered(network, wallet.address)
  await expectSharesRebuild(network, wallet.address, entry)
  await expect(unlock(page).title).toBeVisible()
})
