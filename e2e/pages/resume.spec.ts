import type { Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import { startForgetfulNode } from '../harness/forgetfulNode.ts'
import { approveReview } from '../harness/register.ts'
import { type EntropyInjected, kept, letIn, promptOf } from '../harness/site.ts'
import { setUpWallet, type Wallet } from '../harness/wallet.ts'
import { factsOf } from '../outside/underWay.ts'
import { registerForm } from '../screens/registerForm.ts'
import { unlock } from '../screens/unlock.ts'

// A page that comes later knows nothing but ids. What they stand for is asked of the wallet again at every state that a
// registration can be in, after everything that can happen to a page and its browser there.

const servers = [1, 2, 3, 4, 5, 6]
const patient = { timeout: 90_000, intervals: [200] }

/** The page asks for a registration of this name. Its id and the states that it hears of are kept under that name. */
const askAs = (page: Page, ref: string): Promise<string> =>
  page.evaluate((name) => {
    const handle = (window.kept.injected as EntropyInjected).entropy.register({ ref: name })
    const states: string[] = []
    handle.subscribe(({ kind }) => states.push(kind))
    window.kept[name] = states
    return handle.id
  }, ref)

/** Lets the page in again, and asks it what these ids stand for: the first state that each handle hears of. */
const statesOf = (page: Page, ids: readonly string[]): Promise<string[]> =>
  page.evaluate(async (all) => {
    const { entropy } = (await window.injectedWeb3['entropy-wallet']!.enable('A site')) as unknown as EntropyInjected
    const first = (id: string) =>
      new Promise<string>((resolve) => entropy.resume(id).subscribe(({ kind }) => resolve(kind)))
    return Promise.all(all.map(first))
  }, ids)

test('SECURITY 21: reloaded, left, closed, or its browser started again in any state of a registration: a page that resumes it hears the true one', async ({
  network,
  launch,
}) => {
  test.setTimeout(400_000)
  const node = await startForgetfulNode(network)
  let wallet: Wallet = await setUpWallet(await launch(), { ...network, node: node.url })
  const { address, password } = wallet
  const facts = factsOf(network, address)
  /** What every id that was ever made stands for now. */
  const truth = new Map<string, string>()
  const open = async (): Promise<Page> => {
    const page = await wallet.extension.newPage()
    await page.goto(network.dapp)
    return page
  }
  let page = await open()
  await page.evaluate(() => {
    window.kept = {}
  })
  await letIn(wallet.extension, page)

  const acts: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['reloaded', () => page.reload()],
    ['left and come back to', () => page.goto('about:blank').then(() => page.goto(network.dapp))],
    [
      'closed and opened',
      async () => {
        await page.close()
        page = await open()
      },
    ],
    [
      'in a browser that was started again',
      async () => {
        await wallet.extension.close()
        const extension = await launch()
        wallet = { ...wallet, extension, page: await extension.open('popup') }
        page = await open()
      },
    ],
  ]
  const expectTruth = () =>
    expect
      .poll(
        async () =>
          Object.fromEntries((await statesOf(page, [...truth.keys()])).map((kind, i) => [[...truth.keys()][i], kind])),
        patient,
      )
      .toEqual(Object.fromEntries(truth))
  /** `after`: what it is once the browser was started again, which locks the wallet. */
  const endure = async (id: string, state: string, after = state) => {
    truth.set(id, state)
    for (const [name, act] of acts)
      await test.step(`${state}: ${name}`, async () => {
        await act()
        if (act === acts[3]![1]) truth.set(id, after)
        await expectTruth()
      })
  }
  const unlockWallet = async () => {
    await unlock(wallet.page).with(password)
    await expect(unlock(wallet.page).title).toBeHidden()
  }
  const enabled = () =>
    page.evaluate(async () => {
      window.kept = { injected: await window.injectedWeb3['entropy-wallet']!.enable('A site') }
    })

  await test.step('one that the user rejects, and one that the page takes back', async () => {
    const prompt = await promptOf(wallet.extension, async () => truth.set(await askAs(page, 'rejected'), 'rejected'))
    await registerForm(prompt).reject()
    await expect.poll(() => kept(page, 'rejected')).toEqual(['awaiting-approval', 'rejected'])
    const id = await askAs(page, 'cancelled')
    truth.set(id, 'cancelled')
    const answer = page.evaluate(
      (asked) => (window.kept.injected as EntropyInjected).entropy.resume(asked).cancel(),
      id,
    )
    expect(await answer).toBe('cancelled')
  })

  const failing = await askAs(page, 'failing')
  await endure(failing, 'awaiting-approval', 'awaiting-unlock')
  await endure(failing, 'awaiting-unlock')
  await unlockWallet()
  truth.set(failing, 'awaiting-approval')
  await expectTruth()

  servers.forEach(network.freezeServer)
  node.forget('registry.deal')
  await network.chain.pause()
  await enabled()
  const prompt = await promptOf(wallet.extension, () => askAs(page, 'failing'))
  await registerForm(prompt).review()
  await approveReview(prompt)
  await expect.poll(facts.isWaiting('registry.register'), patient).toBe(true)
  await endure(failing, 'registering')

  await network.standWhen('an open registration', facts.isOpen)
  await expect.poll(() => node.handedIn().some(({ name }) => name === 'registry.deal'), patient).toBe(true)
  await endure(failing, 'dealing')

  node.forget()
  await network.standWhen('a splitting', facts.isDealt)
  await endure(failing, 'delivering')

  // Nobody else is awake to end it, and for that the wallet has to sign.
  await unlockWallet()
  await network.chain.hurry()
  await endure(failing, 'failed')
  servers.forEach(network.thawServer)

  await unlockWallet()
  await enabled()
  await network.chain.pause()
  const next = await promptOf(wallet.extension, async () => truth.set(await askAs(page, 'registered'), 'confirming'))
  const [good] = [...truth.keys()].slice(-1)
  await registerForm(next).review()
  await approveReview(next)
  await network.standWhen('a splitting', facts.isDealt)
  await endure(good!, 'confirming')

  await network.chain.resume()
  await endure(good!, 'registered')
  const listed = await page.evaluate(async () => {
    const { entropy } = (await window.injectedWeb3['entropy-wallet']!.enable('A site')) as unknown as EntropyInjected
    return (await entropy.list()).map(({ ref, state }) => [ref, state.kind])
  })
  expect(listed).toEqual([
    ['rejected', 'rejected'],
    ['cancelled', 'cancelled'],
    ['failing', 'failed'],
    ['registered', 'registered'],
  ])
  node.close()
})
