import { chainValue } from '../../network/devnet/outside.ts'
import { playwrightPage } from '../driver/chromium.ts'
import { connectDapp, openDapp } from '../harness/dapp.ts'
import { expect, test } from '../harness/fixtures.ts'
import { approveReview } from '../harness/register.ts'
import { expectRegistered, expectSharesRebuild } from '../outside/assertions.ts'
import { registrant } from '../outside/registered.ts'
import { openRegistration } from '../outside/underWay.ts'
import { connect } from '../screens/connect.ts'
import { dapp } from '../screens/dapp.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { review } from '../screens/review.ts'
import { unlock } from '../screens/unlock.ts'

const suppliers = ['0x52908400098527886E0F7030069857D2E4169EE7', '0x8617E340B3D01FA5F11F306F4090FD50E238070D']

type PageWindow = {
  injectedWeb3: {
    'entropy-wallet': {
      enable(name: string): Promise<{ entropy: { register(request: object): { result: Promise<unknown> } } }>
    }
  }
}

test('a site proposes, the user approves, the chain records it, the servers hold it, and the site sees the proof', async ({
  wallet,
  network,
}) => {
  const site = await openDapp(wallet, network)
  await connectDapp(wallet, site)
  await dapp(site).propose(suppliers)
  const prompt = await wallet.extension.promptAfter(dapp(site).register)
  await expect(prompt.getByText(`${network.dapp} proposes this registration`)).toBeVisible()
  await registerForm(prompt).review()
  for (const supplier of suppliers) await expect(prompt.getByText(supplier)).toBeVisible()
  await approveReview(prompt)
  await expect(registration(prompt).registered).toBeVisible({ timeout: 30_000 })
  await expect(dapp(site).registered).toBeVisible()
  await expect(dapp(site).verdict).toBeVisible()

  const entry = await expectRegistered(network, wallet.address)
  await expectSharesRebuild(network, wallet.address, entry)
  await expect(dapp(site).fact('verifying-key')).toHaveText(entry.verifyingKey)
  await expect(dapp(site).fact('signature')).toHaveText(entry.signature)
  const rules = await chainValue(network.outside, 'constraints', 'constraints', wallet.address)
  const addresses = suppliers.map((address) => address.toLowerCase())
  expect(rules).toEqual({ evmAcl: { addresses, kind: 'Allow', allowNullRecipient: false }, btcAcl: null })
  const rulesAccount = await chainValue<string>(network.outside, 'constraints', 'constraintAccounts', wallet.address)
  await expect(dapp(site).fact('rules-account')).toHaveText(rulesAccount!)
  expect(rulesAccount).not.toBe(wallet.address)
})

test('a reloaded site goes on with what it had asked for, and shows and verifies what comes of it', async ({
  wallet,
  network,
}) => {
  const site = await openDapp(wallet, network)
  await connectDapp(wallet, site)
  const prompt = await wallet.extension.promptAfter(dapp(site).register)
  await site.reload()
  await expect(dapp(site).status).toHaveText('Entropy Wallet asks for your approval.')
  await registerForm(prompt).review()
  await approveReview(prompt)
  await expect(dapp(site).withdrawButton).toBeHidden()
  await site.reload()
  await expect(dapp(site).registered).toBeVisible({ timeout: 30_000 })
  await expect(dapp(site).verdict).toBeVisible()
  await site.reload()
  await expect(dapp(site).verdict).toBeVisible()
  const entry = await expectRegistered(network, wallet.address)
  await expect(dapp(site).fact('signature')).toHaveText(entry.signature)
  await dapp(site).disconnect()
  await expect(dapp(site).connectButton).toBeVisible()
  await expect(dapp(site).registered).toBeHidden()
  await expect(site.getByText(wallet.address)).toHaveCount(0)
})

test('a site that takes its wish back says so, and can ask again', async ({ wallet, network }) => {
  const site = await openDapp(wallet, network)
  await connectDapp(wallet, site)
  await wallet.extension.promptAfter(dapp(site).register)
  await dapp(site).withdraw()
  await expect(dapp(site).status).toHaveText(
    /^The re(quest is withdrawn. Nothing was sent|gistration was cancelled)\.$/,
  )
  await expect(dapp(site).withdrawButton).toBeHidden()
  await dapp(site).register()
  await expect(dapp(site).status).toHaveText('Entropy Wallet asks for your approval.')
  expect(await registrant(network, wallet.address)).toEqual({ attempts: 0, last: null })
})

test('a site that is for another network than the wallet’s says so, and nobody is asked', async ({
  wallet,
  network,
}) => {
  const site = await wallet.extension.newPage()
  await playwrightPage(site).route(`${network.dapp}/network.json`, (route) =>
    route.fulfill({ json: { genesisHash: `0x${'11'.repeat(32)}` } }),
  )
  await site.goto(network.dapp)
  await connectDapp(wallet, site)
  await dapp(site).register()
  await expect(dapp(site).status).toContainText('the wallet is on another network')
})

test('what the user rejects is answered with 4001, and nothing is on the chain', async ({ wallet, network }) => {
  const site = await openDapp(wallet, network)
  await connectDapp(wallet, site)
  const prompt = await wallet.extension.promptAfter(dapp(site).register)
  await registerForm(prompt).reject()
  await expect(dapp(site).status).toHaveText('You declined the registration. Nothing was sent.')
  let code: Promise<unknown> | undefined
  const again = await wallet.extension.promptAfter(async () => {
    code = site.evaluate(async () => {
      const provider = (window as unknown as PageWindow).injectedWeb3['entropy-wallet']
      const { entropy } = await provider.enable('Meridian')
      return entropy.register({ ref: 'another' }).result.catch((error: { code: number }) => error.code)
    })
  })
  await registerForm(again).review()
  await review(again).reject()
  expect(await code).toBe(4001)
  expect(await openRegistration(network, wallet.address)).toBeUndefined()
  expect(await registrant(network, wallet.address)).toEqual({ attempts: 0, last: null })
})

test('a site that is refused sees no account, and says so', async ({ wallet, network }) => {
  const site = await openDapp(wallet, network)
  const prompt = await wallet.extension.promptAfter(dapp(site).connect)
  await connect(prompt).reject()
  await expect(dapp(site).status).toHaveText('You declined. Nothing was shared and nothing was sent.')
  await expect(site.getByText(wallet.address)).toHaveCount(0)
})

test('a site that asks a locked wallet is answered after it is unlocked', async ({ wallet, network }) => {
  const site = await openDapp(wallet, network)
  await wallet.page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(unlock(wallet.page).title).toBeVisible()
  const prompt = await wallet.extension.promptAfter(dapp(site).connect)
  await expect(prompt.getByText('A site is waiting for your answer. Unlock to see what it wants.')).toBeVisible()
  await unlock(prompt).with(wallet.password)
  await expect(connect(prompt).title).toBeVisible()
  await connect(prompt).approve()
  await expect(dapp(site).connected).toBeVisible()
})
