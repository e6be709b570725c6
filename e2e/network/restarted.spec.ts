import { expect, test } from '../harness/fixtures.ts'
import { startNetwork } from '../harness/network.ts'
import { approveRegistration } from '../harness/register.ts'
import { expectRegistered } from '../outside/assertions.ts'
import { home } from '../screens/home.ts'
import { registration } from '../screens/registration.ts'

test('a network that was started anew: the wallet says so, registers again, and knows the earlier one when it is back', async ({
  wallet: { page, address, extension },
  network,
}) => {
  test.slow()
  await approveRegistration(page)
  await registration(page).done()
  await expect(home(page).keyState('Registered')).toBeVisible()

  const fresh = await startNetwork()
  try {
    await extension.chooseNetwork(fresh)
    await expect(home(page).keyState('Not registered')).toBeVisible()
    await home(page).details()
    await expect(registration(page).text(/The network was started anew/)).toBeVisible()
    await registration(page).back()
    await home(page).getTestFunds()
    await expect(home(page).balance('100')).toBeVisible()
    await approveRegistration(page)
    await registration(page).done()
    await expectRegistered(fresh, address)
  } finally {
    await fresh.stop()
  }
  await extension.chooseNetwork(network)
  await expect(home(page).keyState('Registered')).toBeVisible()
  await expectRegistered(network, address)
})
