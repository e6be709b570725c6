import type { Extension } from '../driver/extension.ts'
import type { Locator, Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import { startForgetfulNode } from '../harness/forgetfulNode.ts'
import { approveRegistration } from '../harness/register.ts'
import { askToConnect, type Injected, kept, promptOf } from '../harness/site.ts'
import { setUpWallet } from '../harness/wallet.ts'
import { expectRegistered, expectSharesRebuild } from '../outside/assertions.ts'
import { registeredKey } from '../outside/registered.ts'
import { answered } from '../screens/answer.ts'
import { connect } from '../screens/connect.ts'
import { home } from '../screens/home.ts'
import { registerForm } from '../screens/registerForm.ts'
import { registration } from '../screens/registration.ts'
import { settings } from '../screens/settings.ts'
import { unlock } from '../screens/unlock.ts'

// The browser stops the background whenever it likes. A hundred times, in everything that a user does with the wallet.

const enough = 100
const address = (n: number) => `0x${n.toString(16).padStart(40, '0')}`

/** Another site on the demo dApp's server: every name below localhost leads to this machine. */
const siteNumber = (dapp: string, n: number): string => {
  const { port } = new URL(dapp)
  return `http://site-${n}.localhost:${port}/`
}

const nothingIn = (prompt: Page) => prompt.getByRole('heading', { name: 'Nothing here any more' })
/** Whether it is there to be seen: not in a window that has closed. */
const isSeen = (what: Locator): Promise<boolean> => what.isVisible().catch(() => false)

/** Says what the page hears. A press that was cut before the background heard it is made again by the user, as the prompt asks. */
const heardBy = async (site: Page, prompt: Page, press: () => Promise<void>): Promise<unknown> => {
  const isCut = await isSeen(prompt.getByText('The connection inside the wallet was cut.'))
  // If only its answer was cut, the button goes away as soon as the background is back.
  if (isCut) await answered(prompt, Promise.race([press(), nothingIn(prompt).waitFor()]))
  return kept(site, 'enabled')
}

/** A window whose answer was cut off says that there is nothing any more, and stays until the user closes it. */
const leave = async (prompt: Page): Promise<void> => {
  await expect.poll(async () => (await prompt.isClosed()) || isSeen(nothingIn(prompt))).toBe(true)
  if (!(await prompt.isClosed())) await prompt.close()
}

/** What a page hears first after a stop, and how long it waited for it. */
const firstAnswer = (page: Page) =>
  page.evaluate(async () => {
    const before = performance.now()
    const accounts = await (window.kept.injected as Injected).accounts.get()
    return { accounts: accounts.length, time: performance.now() - before }
  })

test('SECURITY 21: the background is stopped a hundred times, and nothing is lost, nothing doubled, every first message answered', async ({
  launch,
  network,
}) => {
  test.setTimeout(600_000)
  const node = await startForgetfulNode(network)
  const wallet = await setUpWallet(await launch(), { ...network, node: node.url })
  const { page, password } = wallet
  const extension: Extension = wallet.extension
  const { dapp } = network
  let stops = 0
  const times: number[] = []
  const stop = async () => {
    stops += 1
    await extension.stopBackground()
  }
  const expectAnswer = async (site: Page) => {
    const { accounts, time } = await firstAnswer(site)
    expect(accounts).toBe(1)
    times.push(time)
  }

  const site = await extension.newPage()
  await test.step('sites ask to connect', async () => {
    for (let n = 0; n < 5; n++) {
      await site.goto(siteNumber(dapp, n))
      const prompt = await promptOf(extension, () => askToConnect(site))
      await expect(connect(prompt).title).toBeVisible()
      await stop()
      const { approve, reject } = connect(prompt)
      const press = n % 2 === 1 ? reject : approve
      await press()
      await stop()
      await expect.poll(() => heardBy(site, prompt, press)).toBe(n % 2 === 1 ? 4001 : 'ok')
      await leave(prompt)
      await stop()
      // The decision was kept: nobody is asked again.
      await site.reload()
      await askToConnect(site)
      await expect.poll(() => kept(site, 'enabled')).toBe(n % 2 === 1 ? 4001 : 'ok')
    }
  })
  await test.step('a form is filled in', async () => {
    await home(page).registerKey()
    const text: string[] = []
    for (let n = 1; n <= 10; n++) {
      text.push(address(n))
      await registerForm(page).allowOnly('Ethereum', text)
      await stop()
      if (n % 2 === 0) await page.reload()
      await expect(registerForm(page).addresses('Ethereum')).toHaveValue(text.join('\n'))
    }
    await registerForm(page).back()
  })
  await test.step('the wallet is locked and opened', async () => {
    for (let n = 0; n < 5; n++) {
      await home(page).lockButton.click()
      await expect(unlock(page).title).toBeVisible()
      await stop()
      await page.reload()
      await unlock(page).with(password)
      await expect(home(page).lockButton).toBeVisible()
      await stop()
      await page.reload()
      await expect(home(page).lockButton).toBeVisible()
    }
  })
  await test.step('settings are changed', async () => {
    await home(page).settings()
    for (const minutes of ['30', '60', '240', '5', '15']) {
      await stop()
      await settings(page).autoLock.selectOption(minutes)
      await stop()
      // What is shown is what the background has kept.
      await expect(settings(page).autoLock).toHaveValue(minutes)
      await page.reload()
      await expect(settings(page).autoLock).toHaveValue(minutes)
    }
    await settings(page).back()
  })
  await test.step('a key is registered', async () => {
    await approveRegistration(page)
    const best = async () => (await network.outside.api.rpc.chain.getHeader()).number.toNumber()
    while (!(await registeredKey(network, wallet.address))) {
      const before = await best()
      await stop()
      await expect.poll(best).toBeGreaterThan(before)
    }
    await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
  })
  await test.step('a site asks for accounts', async () => {
    while (stops < enough) {
      await stop()
      await expectAnswer(site)
    }
  })

  const entry = await expectRegistered(network, wallet.address)
  await expectSharesRebuild(network, wallet.address, entry)
  for (const name of ['registry.register', 'registry.deal']) {
    const handedIn = node.handedIn().filter((call) => call.name === name)
    expect(new Set(handedIn.map(({ args }) => JSON.stringify(args))).size, name).toBe(1)
  }
  await page.goto(page.url().replace(/#.*/, '#/settings'))
  // Three of five were let in, and each is there once.
  await expect(settings(page).connectedSites).toHaveCount(3)
  const sorted = times.toSorted((a, b) => a - b).map(Math.round)
  console.log(`${stops} stops; first answers: median ${sorted[sorted.length >> 1]} ms, slowest ${sorted.at(-1)} ms`)
  node.close()
})
