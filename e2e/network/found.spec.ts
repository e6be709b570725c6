import { HDKey } from '@scure/bip32'
import { mnemonicToSeedSync } from '@scure/bip39'
import { keyPair } from '../../network/devnet/node.ts'
import type { Extension } from '../driver/extension.ts'
import { makeProfile, removeProfile } from '../harness/browser.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Network } from '../harness/network.ts'
import { approveRegistration, approveReview } from '../harness/register.ts'
import type { Wallet } from '../harness/wallet.ts'
import { expectRegistered } from '../outside/assertions.ts'
import { toHex } from '../outside/bytes.ts'
import { registrant } from '../outside/registered.ts'
import { openRegistration } from '../outside/underWay.ts'
import { found } from '../screens/found.ts'
import { home } from '../screens/home.ts'
import { restore } from '../screens/onboarding/restore.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { unlock } from '../screens/unlock.ts'

const keyOf = (phrase: string, index: number) =>
  toHex(HDKey.fromMasterSeed(mnemonicToSeedSync(phrase)).derive(`m/44'/60'/0'/0/${index}`).publicKey!)

/** The same phrase in a browser that has never seen this wallet. */
const restored = async (extension: Extension, network: Network, { phrase, password }: Wallet) => {
  await extension.chooseNetwork(network)
  const tab = await extension.open('onboarding')
  await welcome(tab).restore()
  await restore(tab).fill(phrase, password)
  await restore(tab).submit()
  await expect(home(tab).network).toBeVisible()
  return tab
}

test('registrations of two accounts come back with the phrase on a new machine, with holders and a checked signature, and stay without a node', async ({
  wallet,
  network,
  launch,
}) => {
  test.slow()
  const { page, phrase, address, password } = wallet
  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
  await registration(page).done()
  const second = await found(page).addAccount()
  await found(page).getTestFunds()
  await found(page).addKey()
  await found(page).registerKeyOfPage()
  await found(page).chooseAccount(second)
  await registerForm(page).review()
  await approveReview(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
  for (const [owner, index] of [
    [address, 0],
    [second, 1],
  ] as const)
    expect((await expectRegistered(network, owner)).verifyingKey).toBe(keyOf(phrase, index))

  const profile = await makeProfile()
  const elsewhere = await launch({ profile })
  try {
    const tab = await restored(elsewhere, network, wallet)
    await expect(found(tab).accounts.filter({ hasText: 'Account 2' })).toBeVisible({ timeout: 30_000 })
    await expect(found(tab).keys).toHaveCount(2)
    await expect(found(tab).keys.getByText('Registered', { exact: true })).toHaveCount(2)
    await found(tab).details('Key 2')
    await found(tab).expectWhole()
    await tab.close()
  } finally {
    await elsewhere.close()
  }

  await network.chain.unplug()
  const again = await launch({ profile })
  try {
    const popup = await again.open('popup')
    await unlock(popup).with(password)
    await expect(found(popup).keys.getByText('Registered', { exact: true })).toHaveCount(2)
    await found(popup).details('Key 1')
    await found(popup).expectWhole()
  } finally {
    await again.close()
    await network.chain.plug()
    await removeProfile(profile)
  }
})

test('a registration that was left open elsewhere is told of, and can be taken back', async ({ wallet, network }) => {
  const { page, phrase, address } = wallet
  await network.chain.pause()
  const call = network.outside.api.tx.registry!.register!(keyPair('//Alice').address, null)
  const submitted = network.outside.submit(call, keyPair(phrase))
  await network.standWhen(
    'the registration is open',
    async () => (await openRegistration(network, address)) !== undefined,
  )
  await network.chain.resume()
  await submitted
  await expect(found(page).leftBehind).toBeVisible({ timeout: 15_000 })
  await found(page).takeBack()
  await expect(found(page).leftBehind).toBeHidden({ timeout: 15_000 })
  await expect.poll(async () => (await registrant(network, address))?.last?.reason).toBe('Cancelled')
  await expect(page.getByText('Took the registration back')).toBeVisible()
})

test('a registration whose record here is damaged is shown as the network has it', async ({ wallet }) => {
  const { page, extension } = wallet
  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
  await page.evaluate(() => chrome.storage.local.set({ registrations: { damaged: { version: 2, id: 'damaged' } } }))
  await extension.stopBackground()
  await page.close()
  const popup = await extension.open('popup')
  await expect(popup.getByText('One stored registration cannot be read.')).toBeVisible()
  await expect(home(popup).network).toBeVisible()
  await expect(home(popup).keyState('Registered')).toBeVisible({ timeout: 15_000 })
  await home(popup).details()
  await found(popup).expectWhole()
})
