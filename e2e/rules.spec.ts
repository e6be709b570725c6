import { keyPair } from '../network/devnet/node.ts'
import { chainValue } from '../network/devnet/outside.ts'
import { expect, test } from './harness/fixtures.ts'
import { approveRegistration } from './harness/register.ts'
import { history } from './screens/history.ts'
import { home } from './screens/home.ts'
import { registration } from './screens/registration.ts'
import { rules } from './screens/rules.ts'

const first = '0x52908400098527886E0F7030069857D2E4169EE7'
const second = '0x8617E340B3D01FA5F11F306F4090FD50E238070D'
const third = '0xde709f2102306220921060314715629080e2fb77'
/** BIP-173, and SHA-256 of its script 0014751e76e8199196d454941c45d1b3a323f1433bd6. */
const bitcoin = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'
const bitcoinHash = '0x8838f796bf4970b148779c05b74b8c49515b322d04035f7faa5d9b2375df2396'

test('the rules account changes the rules: many pasted at once, what is wrong said by line, and the chain has them', async ({
  wallet: { page, address },
  network,
}) => {
  test.slow()
  const onChain = () => chainValue(network.outside, 'constraints', 'constraints', address)
  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
  await expect(rules(page).text('Group 1: 2 of 2 servers')).toBeVisible()
  expect(await onChain()).toBeUndefined()

  await rules(page).change()
  await page.getByRole('group', { name: 'Ethereum' }).getByLabel('Only to these addresses').check()
  const mistyped = second.replace('E340', 'e340')
  await rules(page).addresses('Ethereum').fill(`${first}, ${mistyped};nonsense\n\n${first.toLowerCase()}\t${third}`)
  await expect(rules(page).problem(1).filter({ hasText: 'capital letters' })).toBeVisible()
  await expect(rules(page).problem(1).filter({ hasText: 'nonsense' })).toBeVisible()
  await expect(rules(page).problem(3)).toContainText('in the list already')
  await rules(page).review()
  await expect(rules(page).title).toBeVisible()
  await expect(rules(page).addresses('Ethereum')).toBeFocused()
  const many = Array.from({ length: 26 }, (_, n) => `0x${(n + 1).toString(16).padStart(40, '0')}`)
  await rules(page).addresses('Ethereum').fill(many.join('\n'))
  await expect(rules(page).problem(26)).toContainText('A list may have 25 addresses')

  await rules(page).addresses('Ethereum').fill(`${first}, ${second};${third}`)
  await rules(page).bitcoin('To all except these addresses')
  await rules(page).addresses('Bitcoin').fill(bitcoin)
  await rules(page).review()
  await expect(rules(page).added.first()).toContainText(first)
  await expect(rules(page).ready).toBeEnabled()
  await rules(page).ready.click()
  await expect(history(page).heading('Rules changed')).toBeVisible()
  const addresses = [first, second, third].map((one) => one.toLowerCase())
  expect(await onChain()).toEqual({
    evmAcl: { addresses, kind: 'Allow', allowNullRecipient: false },
    btcAcl: { addresses: [bitcoinHash], kind: 'Deny', allowNullRecipient: false },
  })

  // The page of the registration shows what the chain has now, and the address as it was typed.
  await history(page).done()
  await home(page).details()
  await expect(rules(page).text(bitcoin)).toBeVisible()
  await expect(rules(page).text(second)).toBeVisible()

  await rules(page).change()
  await expect(rules(page).addresses('Ethereum')).toHaveValue(/0x52908400098527886E0F7030069857D2E4169EE7/)
  await rules(page).removeAll()
  await rules(page).review()
  await expect(rules(page).gone.first()).toContainText(first)
  await expect(rules(page).text('Without any rules the servers refuse to sign anything')).toBeVisible()
  await rules(page).ready.click()
  await expect(history(page).heading('Rules changed')).toBeVisible()
  expect(await onChain()).toEqual({ evmAcl: null, btcAcl: null })
  await history(page).done()
  await expect(history(page).entries).toHaveText([
    /^Changed rules.*Done$/,
    /^Changed rules.*Done$/,
    /^Registered a key.*Done$/,
  ])
})

test('a rules account without money is funded on the way, and then pays for the change', async ({
  wallet: { page, address, phrase },
  network: { outside },
}) => {
  test.slow()
  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
  const owner = keyPair(`${phrase}//rules`)
  await outside.submit(outside.api.tx.balances!.transferAll!(address, true), owner)

  await rules(page).change()
  await page.getByRole('group', { name: 'Ethereum' }).getByLabel('To all except these addresses').check()
  await rules(page).review()
  await expect(rules(page).text('Sign everything for Ethereum')).toBeVisible()
  await expect(rules(page).text('The rules account has too little to pay for this')).toBeVisible()
  await expect(rules(page).ready).toHaveAttribute('aria-disabled', 'true')
  await rules(page).fund()
  await expect(rules(page).ready).not.toHaveAttribute('aria-disabled', 'true')
  await rules(page).ready.click()
  await expect(history(page).heading('Rules changed')).toBeVisible()
  expect(await chainValue(outside, 'constraints', 'constraints', address)).toEqual({
    evmAcl: { addresses: [], kind: 'Deny', allowNullRecipient: false },
    btcAcl: null,
  })
})

test('rules that another address may change are shown with it, and not offered for a change', async ({
  wallet: { page },
}) => {
  test.slow()
  const owner = keyPair('//an owner elsewhere').address
  await home(page).registerKey()
  await page.getByLabel('Another address').check()
  await page.getByLabel('Address of the rules account').fill(owner)
  await page.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Approve and register' }).click()
  await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
  await expect(rules(page).text(owner)).toBeVisible()
  await expect(rules(page).text('Only the account above can change them')).toBeVisible()
  await expect(rules(page).ready).toHaveCount(0)
})
