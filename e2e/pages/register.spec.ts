import type { Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import { approveReview } from '../harness/register.ts'
import { askToConnect, type Injected, kept, letIn, promptOf } from '../harness/site.ts'
import { expectRegistered } from '../outside/assertions.ts'
import { toHex } from '../outside/bytes.ts'
import { messageHash } from '../outside/testSignature.ts'
import { registerForm } from '../screens/registerForm.ts'

/** Asks for a registration, and keeps the kinds of the states that are told and what comes of it. */
const askToRegister = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const states: string[] = []
    const handle = (window.kept.injected as Injected).entropy.register({
      ref: 'onboarding',
      constraints: { evm: { kind: 'allow', addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] } },
    })
    handle.subscribe(({ kind }) => states.push(kind))
    handle.result.then(
      (registered) => Object.assign(window.kept, { outcome: registered }),
      ({ code }) => Object.assign(window.kept, { outcome: code }),
    )
    window.kept.states = states
  })

test('a site’s wish becomes a registration, over a stopped background and a reloaded page', async ({
  wallet: { extension, address },
  network,
}) => {
  const page = await extension.newPage()
  await page.goto(network.dapp)
  await letIn(extension, page)

  const prompt = await promptOf(extension, () => askToRegister(page))
  await expect(registerForm(prompt).title).toBeVisible()
  await extension.stopBackground()
  await expect.poll(() => kept(page, 'states')).toEqual(['awaiting-approval'])
  await registerForm(prompt).review()
  await approveReview(prompt)

  await page.reload()
  await askToConnect(page)
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  await askToRegister(page)
  await expect.poll(() => kept(page, 'outcome'), { timeout: 30_000 }).toBeTruthy()

  const entry = await expectRegistered(network, address)
  const { verifyingKey, signature } = entry
  expect(await kept(page, 'outcome')).toMatchObject({
    ...{ registrant: address, verifyingKey, threshold: entry.threshold, missingSubgroups: [] },
    constraints: { evm: { kind: 'allow', addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] } },
    proof: { signature, messageHash: toHex(await messageHash(network, address, entry)) },
  })
  const status = page.evaluate(async (account) => (window.kept.injected as Injected).entropy.status(account), address)
  expect(await status).toMatchObject({ kind: 'registered', registered: { verifyingKey } })
})

test('a rejected wish is told, and the next one asks again', async ({ wallet: { extension }, network }) => {
  const page = await extension.newPage()
  await page.goto(network.dapp)
  await letIn(extension, page)
  const prompt = await promptOf(extension, () => askToRegister(page))
  await registerForm(prompt).reject()
  await expect.poll(() => kept(page, 'outcome')).toBe(4001)
  expect(await kept(page, 'states')).toEqual(['awaiting-approval', 'rejected'])
  const again = await promptOf(extension, () => askToRegister(page))
  await expect(registerForm(again).title).toBeVisible()
})
