import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { connect } from '../screens/connect.ts'
import { home } from '../screens/home.ts'
import { newPassword } from '../screens/onboarding/newPassword.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { test as base, expect } from './browser.ts'

export type Site = {
  readonly origin: string
  /** Serves this page from now on, under this policy if there is one. */
  serve(path: string, html: string, policy?: string): void
}
type Fixtures = { readonly site: Site; readonly extension: Extension }

/** What a page can reach of the wallet, as a page writes it. */
export type Injected = {
  accounts: {
    get(): Promise<{ address: string }[]>
    subscribe(listener: (accounts: unknown[]) => void): () => void
  }
  entropy: {
    status(account: string): Promise<unknown>
    register(request: object): {
      result: Promise<unknown>
      subscribe(listener: (state: { kind: string }) => void): void
    }
  }
}
type Handle = {
  readonly id: string
  readonly result: Promise<unknown>
  subscribe(listener: (state: { kind: string }) => void): void
  cancel(): Promise<string>
}
/** All of what a page can reach of a registration. */
export type EntropyInjected = Omit<Injected, 'entropy'> & {
  readonly entropy: {
    register(request: object): Handle
    resume(id: string): Handle
    list(): Promise<{ readonly ref?: string; readonly state: { readonly kind: string } }[]>
    on(event: string, listener: (event: { readonly code: number }) => void): void
  }
}
declare global {
  interface Window {
    injectedWeb3: Record<string, { enable(name: string): Promise<Injected> }>
    /** Where a test keeps things between two looks at a page. */
    kept: Record<string, unknown>
  }
}

/** A wallet without a network, and a web site that is not ours. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures used from here
  site: async ({}, use) => {
    const pages = new Map<string, { html: string; policy?: string | undefined }>([
      ['/', { html: '<!doctype html><title>A site</title><p>A site</p>' }],
    ])
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const { html, policy } = (pages.get(request.url ?? '') ?? pages.get('/'))!
      if (policy !== undefined) response.setHeader('content-security-policy', policy)
      response.end(html)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use({
      origin: `http://127.0.0.1:${port}`,
      serve: (path, html, policy) => void pages.set(path, { html, policy }),
    })
    server.closeAllConnections()
    server.close()
  },
  extension: async ({ launch }, use) => {
    const extension = await launch()
    await createWallet(extension)
    await use(extension)
  },
})

export const PASSWORD = 'a long password for tests'

/** Through the real screens, as far as a wallet that exists and is open. */
export async function createWallet(extension: Extension): Promise<void> {
  const tab = await extension.open('onboarding')
  await welcome(tab).create()
  await newPassword(tab).fill(PASSWORD)
  await newPassword(tab).submit()
  await expect(tab.getByRole('heading', { name: 'Your twelve words' })).toBeVisible()
  await tab.close()
}

export const visit = async (extension: Extension, { origin }: Site, path = '/'): Promise<Page> => {
  const page = await extension.newPage()
  await page.goto(origin + path)
  return page
}

/** The wallet's own window that opens while `act` runs. */
export const promptOf = async (extension: Extension, act: () => Promise<unknown>): Promise<Page> => {
  const prompt = await extension.promptAfter(act)
  // Asked of the page: what is told of a new window's first addresses may come before anybody listens.
  await expect.poll(() => prompt.url()).toMatch(/\/popup\.html#\/request\/.+/)
  return prompt
}

/** How many windows ask the user. */
export const openPrompts = async (extension: Extension): Promise<number> =>
  (await extension.pages()).filter((page) => page.url().includes('#/request/')).length

/** The page asks to be let in; what comes of it is kept as `kept.enabled`: 'ok' or the error's number. */
export const askToConnect = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.kept ??= {}
    window.kept.enabled = 'waiting'
    window.injectedWeb3['entropy-wallet']!.enable('A site').then(
      (injected) => Object.assign(window.kept, { injected, enabled: 'ok' }),
      ({ code }) => Object.assign(window.kept, { enabled: code }),
    )
  })

export const kept = (page: Page, name: string): Promise<unknown> => page.evaluate((wanted) => window.kept[wanted], name)

/** Through the settings screen, whether the site was let in or refused. */
export const disconnectSite = async (extension: Extension, { origin }: Site): Promise<void> => {
  const page = await extension.open('popup')
  await home(page).settings()
  await page.getByRole('button', { name: new RegExp(`^(Disconnect|Forget) ${origin}$`) }).click()
  await page.close()
}

/** The page asks to be let in, and the user lets it. */
export const letIn = async (extension: Extension, page: Page): Promise<void> => {
  await connect(await promptOf(extension, () => askToConnect(page))).approve()
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
}
