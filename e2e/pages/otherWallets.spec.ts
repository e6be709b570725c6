import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { test } from '../harness/sharedWallet.ts'
import { askToConnect, kept, letIn, promptOf, type Site, visit } from '../harness/site.ts'

// Another wallet on the same page, before ours, after ours, or with the door closed behind it: both are found, both work,
// and neither is what the other has made of it.

/** What a dApp finds, and whether the other wallet's entry is the very one that it put there, and answers. */
const found = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const all = window.injectedWeb3 as unknown as Record<string, { enable?: () => Promise<unknown> }>
    const other = (window as unknown as { other: object }).other
    return {
      names: Object.keys(all).toSorted(),
      isSame: all.other === other,
      answers: await all.other!.enable!(),
      errors: (window as unknown as { errors: string[] }).errors,
    }
  })

/** As a dApp asks that uses `@substrate/discovery`. */
const discovered = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    type Detail = { kind: string; info: Record<'uuid' | 'name' | 'icon' | 'rdns', string>; provider: object }
    const details: Detail[] = []
    const detail = { onProvider: (one: Detail) => details.push(one) }
    window.dispatchEvent(new CustomEvent('substrateDiscovery:requestProvider', { detail }))
    return details.map(({ kind, info, provider }) => {
      const { uuid, icon, ...names } = info
      const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuid)
      const isFrozen = [info, provider].every(Object.isFrozen)
      return { kind, ...names, isUuid, isFrozen, icon: icon.slice(0, 19), provides: Object.keys(provider) }
    })
  })

const start = `
  window.errors = []
  addEventListener('error', ({ message }) => window.errors.push(message))
  window.other = { version: '1', enable: async () => 'the other wallet' }`
/** The browser goes on to other tests with it. */
const onlyAt = ({ origin }: Site, script: string) => `if (origin === '${origin}') { ${script} }`
const both = ['entropy-wallet', 'other']

for (const [name, stub, names] of [
  ['first', 'window.injectedWeb3 = { other }', both],
  ['first, and frozen', 'window.injectedWeb3 = Object.freeze({ other })', both],
  [
    'first, in a place that cannot be written',
    "Object.defineProperty(window, 'injectedWeb3', { value: { other } })",
    both,
  ],
  [
    'first, behind a getter',
    "{ const all = { other }; Object.defineProperty(window, 'injectedWeb3', { get: () => all }) }",
    both,
  ],
  [
    'first, frozen, in a place that cannot be written',
    "Object.defineProperty(window, 'injectedWeb3', { value: Object.freeze({ other }) })",
    ['other'],
  ],
] as const)
  test(`another wallet injects ${name}: neither harms the other, and ours is found`, async ({ extension, site }) => {
    await extension.addInitScript(onlyAt(site, `${start}\n${stub}`))
    const page = await visit(extension, site)
    expect(await found(page)).toEqual({ names, isSame: true, answers: 'the other wallet', errors: [] })
    expect(await discovered(page)).toHaveLength(1)
    if (names === both) await letIn(extension, page)
  })

for (const [name, stub] of [
  ['last', 'window.injectedWeb3 = window.injectedWeb3 || {}; window.injectedWeb3.other = other'],
  ['last, and freezes', 'window.injectedWeb3.other = other; Object.freeze(window.injectedWeb3)'],
] as const)
  test(`another wallet injects ${name}: neither harms the other, and ours is found`, async ({ extension, site }) => {
    site.serve('/last', `<!doctype html><script>${start}\n${stub}</script>`)
    const page = await visit(extension, site, '/last')
    expect(await found(page)).toEqual({ names: both, isSame: true, answers: 'the other wallet', errors: [] })
    await letIn(extension, page)
  })

test('the wallet is announced by the events of @substrate/discovery when it is there, and to whoever asks later', async ({
  extension,
  site,
}) => {
  const listen = `
    window.kept = {}
    addEventListener('substrateDiscovery:announceProvider', ({ detail }) => (window.kept.announced = detail))`
  await extension.addInitScript(onlyAt(site, listen))
  const page = await visit(extension, site)
  const ours = {
    ...{ kind: 'injected-web3', name: 'Entropy Wallet', rdns: 'example.entropy-wallet', icon: 'data:image/svg+xml,' },
    ...{ isUuid: true, isFrozen: true, provides: ['version', 'enable'] },
  }
  expect(await discovered(page)).toEqual([ours])
  const isSame = await page.evaluate(() => {
    const { provider } = window.kept.announced as { provider: unknown }
    return provider === window.injectedWeb3['entropy-wallet']
  })
  expect(isSame).toBe(true)
  await promptOf(extension, () => askToConnect(page))
  expect(await kept(page, 'enabled')).toBe('waiting')
})
