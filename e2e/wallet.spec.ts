import { HDKey } from '@scure/bip32'
import { mnemonicToSeedSync } from '@scure/bip39'
import { expect, test } from './harness/fixtures.ts'
import { approveRegistration } from './harness/register.ts'
import { expectRegistered, expectSharesRebuild } from './outside/assertions.ts'
import { toHex } from './outside/bytes.ts'
import { home } from './screens/home.ts'
import { registration } from './screens/registration.ts'
import { unlock } from './screens/unlock.ts'

const keyOf = (phrase: string) =>
  toHex(HDKey.fromMasterSeed(mnemonicToSeedSync(phrase)).derive("m/44'/60'/0'/0/0").publicKey!)

test('a registration begun in the wallet is on the chain, and on every server in pieces', async ({
  wallet,
  network,
}) => {
  const { page, address, phrase } = wallet
  const approved = await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
  const seconds = (Date.now() - approved) / 1000
  console.log(`approval → registered: ${seconds.toFixed(1)} s`)
  await expect(registration(page).signatureChecked).toBeVisible()
  const entry = await expectRegistered(network, address)
  expect(entry.verifyingKey).toBe(keyOf(phrase))
  expect(entry.missingSubgroups).toBe('0x')
  await expectSharesRebuild(network, address, entry)
})

test('a locked wallet shows nothing but its password screen, and a wrong password opens nothing', async ({
  wallet,
}) => {
  const { page, password } = wallet
  await home(page).lockButton.click()
  await expect(unlock(page).title).toBeVisible()
  await unlock(page).with('not the password')
  await expect(unlock(page).problem).toBeVisible()
  await page.reload()
  await expect(unlock(page).title).toBeVisible()
  await unlock(page).with(password)
  await expect(home(page).lockButton).toBeVisible()
})
