import type { Browser } from 'puppeteer-core'

/** A node of a page that the browser has a name for. */
export type Shared = { readonly sharedId: string }
type RemoteValue = { readonly type: string; readonly value?: unknown; readonly sharedId?: string }
type Evaluated =
  | { readonly type: 'success'; readonly result: RemoteValue }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } }
export type Event = {
  readonly context: string
  readonly url: string
  readonly parent?: string | null
  readonly suggestedFilename?: string
  readonly filepath?: string | null
}

/** WebDriver BiDi as Firefox speaks it. Puppeteer has it, but not in its types. */
export type Bidi = {
  send(method: string, params: object): Promise<{ readonly result: unknown }>
  on(event: string, listener: (params: Event) => void): unknown
  once(event: string, listener: (params: Event) => void): unknown
}
export const bidiOf = (browser: Browser): Bidi => (browser as unknown as { readonly connection: Bidi }).connection

/** Where code runs: the page's own world, a world beside it, or (with its context) the browser's own windows. */
export type Realm = { readonly context: string; readonly sandbox?: string }

const outcomeOf = (result: unknown): RemoteValue => {
  const evaluated = result as Evaluated
  if (evaluated.type === 'exception') throw new PageError(evaluated.exceptionDetails.text)
  return evaluated.result
}

/** What code in a page threw. */
class PageError extends Error {}

/** Calls a function, given as its text, with texts or nodes; waits for what it promises. @throws {PageError} what it throws */
export const call = async (
  bidi: Bidi,
  target: Realm,
  code: string,
  ...given: (Shared | string)[]
): Promise<RemoteValue> => {
  const values = given.map((one) => (typeof one === 'string' ? { type: 'string', value: one } : one))
  const { result } = await bidi.send('script.callFunction', {
    functionDeclaration: code,
    arguments: values,
    target,
    awaitPromise: true,
    userActivation: false,
  })
  return outcomeOf(result)
}

/** The worth of an expression, which must be a text, a number, or nothing. @throws {PageError} what it throws */
export const evaluate = async (bidi: Bidi, target: Realm, expression: string): Promise<unknown> => {
  const { result } = await bidi.send('script.evaluate', { expression, target, awaitPromise: true })
  return outcomeOf(result).value
}
