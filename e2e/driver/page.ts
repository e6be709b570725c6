// What the scenarios ask of a browser, in the words of Playwright. Chromium's answers are Playwright's own; Firefox has its own.

export type TextOptions = { readonly exact?: boolean }
export type RoleOptions = TextOptions & { readonly name?: string | RegExp; readonly level?: number }
export type Waiting = { readonly timeout?: number }
export type ChosenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** Where elements are looked for: a page, or what a locator finds. */
interface Scope {
  getByRole(role: Role, options?: RoleOptions): Locator
  getByLabel(text: string | RegExp, options?: TextOptions): Locator
  getByText(text: string | RegExp, options?: TextOptions): Locator
  getByTestId(id: string): Locator
  locator(css: string, options?: { readonly hasText?: string | RegExp }): Locator
}

type Role =
  | 'button'
  | 'checkbox'
  | 'combobox'
  | 'group'
  | 'heading'
  | 'link'
  | 'list'
  | 'listitem'
  | 'main'
  | 'radio'
  | 'region'
  | 'status'

/** Which elements are meant, looked up anew whenever it is asked. What acts on one waits until there is one that can be acted on. */
export interface Locator extends Scope {
  filter(options?: { readonly hasText?: string | RegExp; readonly has?: Locator }): Locator
  first(): Locator
  last(): Locator
  nth(n: number): Locator
  and(other: Locator): Locator
  or(other: Locator): Locator
  click(options?: Waiting & { readonly force?: boolean }): Promise<void>
  fill(text: string): Promise<void>
  press(key: string): Promise<void>
  check(): Promise<void>
  selectOption(valueOrLabel: string): Promise<unknown>
  setInputFiles(file: ChosenFile): Promise<void>
  waitFor(options?: Waiting & { readonly state?: 'attached' | 'hidden' | 'visible' }): Promise<void>
  evaluate<R>(look: (element: HTMLElement) => R | Promise<R>): Promise<R>
  isVisible(): Promise<boolean>
  count(): Promise<number>
  textContent(): Promise<string | null>
  allTextContents(): Promise<string[]>
  inputValue(): Promise<string>
  getAttribute(name: string): Promise<string | null>
}

type Download = { path(): Promise<string>; suggestedFilename(): string }

export interface Frame {
  url(): string
  childFrames(): readonly Frame[]
  evaluate: Page['evaluate']
}

export interface Page extends Scope {
  goto(url: string): Promise<unknown>
  reload(): Promise<unknown>
  goBack(): Promise<unknown>
  url(): string
  title(): Promise<string>
  waitForURL(url: string | RegExp): Promise<void>
  /** Runs a function there from its text: it can use nothing from here, and what goes in and comes back is JSON. */
  evaluate<R>(expression: string): Promise<R>
  evaluate<R>(look: () => R | Promise<R>): Promise<R>
  evaluate<A, R>(look: (given: A) => R | Promise<R>, given: A): Promise<R>
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> }
  /** What the user prefers; null: what the machine prefers. */
  emulateMedia(media: {
    readonly colorScheme?: 'dark' | 'light' | null
    readonly reducedMotion?: 'reduce' | null
  }): Promise<void>
  waitForEvent(event: 'download'): Promise<Download>
  mainFrame(): Frame
  bringToFront(): Promise<void>
  screenshot(): Promise<Buffer>
  close(): Promise<void>
  isClosed(): boolean | Promise<boolean>
}
