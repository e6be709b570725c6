import type { Page } from './page.ts'

/** The wallet's own pages, in the sizes that they are made for. */
export const sizes = { popup: { width: 360, height: 600 }, onboarding: { width: 1024, height: 720 } }
export type OwnPage = keyof typeof sizes

export type LaunchOptions = {
  readonly profile: string
  readonly colorScheme?: 'light' | 'dark'
  /** Where the extension is, if it is not the built one. */
  readonly extensionFolder?: string
  /** The browser writes into the profile what pages and workers say. */
  readonly log?: boolean
}

/** A running browser with the wallet in it. */
export interface Extension {
  readonly browser: 'chromium' | 'firefox'
  /** Of the wallet's own pages. */
  readonly origin: string
  /** Opens one of the wallet's own pages in a tab. */
  open(name: OwnPage, hash?: string): Promise<Page>
  /** An empty tab. */
  newPage(): Promise<Page>
  /** All that are open, oldest first. */
  pages(): Promise<readonly Page[]>
  /** The window that the wallet opens because of what `act` does. */
  promptAfter(act: () => Promise<unknown>): Promise<Page>
  /** What a test driver sets: which network the wallet uses, through which nodes. The background follows at once. */
  chooseNetwork(
    network: { readonly node: string; readonly faucet: string },
    ...others: readonly string[]
  ): Promise<void>
  /** As the browser does when it needs the memory: whatever was under way is cut. */
  stopBackground(): Promise<void>
  /** Starts the extension anew, as an update does. */
  reload(): Promise<void>
  /** Runs in every page from now on, before anything of the page's own. */
  addInitScript(script: string | (() => void)): Promise<unknown>
  /** Runs a function with what the extension may do. It is run from its text, and what comes back is JSON. */
  evaluate<R>(look: () => R | Promise<R>): Promise<R>
  /** Runs an expression beside the wallet's own content script in this page, with what that may do. */
  inContentScript(page: Page, expression: string): Promise<unknown>
  /** A page's title, as its tab shows it: inside, a page may have broken what a test would use. */
  titleOf(page: Page): Promise<string>
  /** Ends the browser. Its profile stays. */
  close(): Promise<void>
}
