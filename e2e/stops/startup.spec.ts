import { expect, test } from '../harness/fixtures.ts'
import { approveRegistration } from '../harness/register.ts'
import { setUpWallet } from '../harness/wallet.ts'
import { registeredKey } from '../outside/registered.ts'
import { factsOf } from '../outside/underWay.ts'

test('a registration goes on when the browser starts again, before anybody opens the wallet', async ({
  launch,
  network,
}) => {
  const { extension, page, address } = await setUpWallet(await launch(), network)
  const { isWaiting } = factsOf(network, address)
  await network.chain.pause()
  await approveRegistration(page)
  await expect.poll(isWaiting('registry.register')).toBe(true)
  await extension.close()
  await launch()
  await network.chain.resume()
  await expect.poll(() => registeredKey(network, address), { timeout: 60_000 }).toBeDefined()
})
