import { keyPair } from '../network/devnet/node.ts'
import { chainValue } from '../network/devnet/outside.ts'
import { expect, test } from './harness/fixtures.ts'
import { funds } from './outside/money.ts'
import { history } from './screens/history.ts'
import { home } from './screens/home.ts'
import { send } from './screens/send.ts'
import { unlock } from './screens/unlock.ts'

const BITS = 10n ** 10n
/** An account that nobody else has. */
const somebody = () => keyPair(`//somebody ${Math.random()}`)
type Account = { readonly nonce: number }

test('what is sent arrives once, though the background is stopped before a block has it, and the history says so', async ({
  wallet: { page, address, extension },
  network,
}) => {
  const to = somebody().address
  await home(page).getTestFunds()
  await expect(home(page).balance('200')).toBeVisible()
  await send(page).open()
  await send(page).fill(to, '12.5')
  await send(page).review()
  await expect(send(page).text('12.5 BITS').first()).toBeVisible()
  await network.chain.pause()
  await send(page).approve()
  await expect(history(page).heading('Sending')).toBeVisible()
  // Nobody looks, and nothing runs, when the block comes.
  await page.goto('about:blank')
  await extension.stopBackground()
  await network.chain.resume()
  const after = await extension.open('popup')
  await expect(history(after).entries.first()).toContainText(/Sent 12.5 BITS.*Done/)
  expect((await funds(network, to)).free).toBe((25n * BITS) / 2n)
  const { free } = await funds(network, address)
  expect(free).toBeGreaterThan(187n * BITS)
  expect(free).toBeLessThan((375n * BITS) / 2n)
  expect(await chainValue<Account>(network.outside, 'system', 'account', address)).toMatchObject({ nonce: 1 })
  await history(after).openAll()
  await expect(history(after).entries).toHaveText([/^Sent 12.5 BITS.*Done$/, /^Got 100 BITS of test funds.*Done$/])
  await history(after).entries.first().getByRole('link').click()
  await expect(history(after).heading('Sent')).toBeVisible()
  await expect(history(after).text(to)).toBeAttached()
})

test('a browser that is closed while something is under way goes on with it, locked as it is', async ({
  wallet: { page, address, extension, password },
  launch,
  network,
}) => {
  const to = somebody().address
  await send(page).open()
  await send(page).fill(to, '3')
  await send(page).review()
  await network.chain.pause()
  await send(page).approve()
  await expect(history(page).heading('Sending')).toBeVisible()
  await extension.close()
  await network.chain.resume()
  const again = await launch()
  const popup = await again.open('popup')
  await expect.poll(async () => (await funds(network, to)).free).toBe(3n * BITS)
  await unlock(popup).with(password)
  await expect(history(popup).entries.first()).toContainText(/Sent 3 BITS.*Done/)
  expect(await chainValue<Account>(network.outside, 'system', 'account', address)).toMatchObject({ nonce: 1 })
})

test('everything can be sent, and the account closed with it', async ({ wallet: { page, address }, network }) => {
  const to = somebody().address
  await send(page).open()
  await send(page).fill(to)
  await send(page).take('Everything, and close the account')
  await send(page).review()
  await expect(send(page).text('This closes the account')).toBeVisible()
  await send(page).approve()
  await expect(history(page).heading('Sent')).toBeVisible()
  expect((await funds(network, address)).free).toBe(0n)
  expect((await funds(network, to)).free).toBeGreaterThan(99n * BITS)
  await history(page).done()
  await expect(home(page).balance('0')).toBeVisible()
})

test('what is wrong is said in place: an address of another network, one mistyped, too much, too little', async ({
  wallet: { page, address },
  network,
}) => {
  const to = somebody().address
  await send(page).open()
  await send(page).fill('15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5', '1')
  await expect(send(page).text('This address belongs to another network.')).toBeVisible()
  await send(page).fill(`${to.slice(0, -1)}x`, '1')
  await expect(send(page).text('This is not an address of this network.')).toBeVisible()
  await send(page).fill(address, '1')
  await expect(send(page).text('This is the account that you send from.')).toBeVisible()
  await send(page).fill(to, '1,5')
  await send(page).review()
  await expect(send(page).text('Write it in digits with a point, as 12.5.')).toBeVisible()
  await send(page).fill(to, '100')
  await expect(send(page).text(/are missing in this account/)).toBeVisible()
  await send(page).fill(to, '99.95')
  await expect(send(page).text('What stays is too little for the account to stay open.')).toBeVisible()
  await send(page).fill(to, '0.01')
  await expect(send(page).text('This address has nothing yet')).toBeVisible()
  await send(page).review()
  await expect(send(page).ready).toHaveAttribute('aria-disabled', 'true')
  expect((await funds(network, to)).free).toBe(0n)
})

test('an error of the chain is told by what it means, and costs the fee alone', async ({
  wallet: { page, address },
  network: { chain, outside },
  network,
}) => {
  const friend = somebody()
  const transfer = outside.api.tx.balances!.transferKeepAlive!
  await outside.submit(transfer(friend.address, BITS), keyPair('//Alice'))
  await chain.pause()
  // It is closed in the same block, before so little arrives.
  const closed = outside.submit(outside.api.tx.balances!.transferAll!(keyPair('//Alice').address, false), friend)
  await send(page).open()
  await send(page).fill(friend.address, '0.05')
  await send(page).review()
  await send(page).approve()
  await expect(history(page).heading('Sending')).toBeVisible()
  await chain.resume()
  await closed
  await expect(history(page).heading('Not sent')).toBeVisible()
  await expect(history(page).text('The network took the transaction and refused what it asks for.')).toBeVisible()
  await expect(history(page).text('The address would have had less than an account must have.')).toBeVisible()
  const { free } = await funds(network, address)
  expect(free).toBeLessThan(100n * BITS)
  expect(free).toBeGreaterThan(99n * BITS)
})
