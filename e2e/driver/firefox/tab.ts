import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Bidi, call, evaluate, type Realm, type Shared } from './bidi.ts'
import type { Chrome } from './chrome.ts'
import type { InPage } from './inPage/main.ts'
import type { Query } from './query.ts'
import { NotYet } from './waiting.ts'

export type FrameOfTab = { readonly context: string; readonly parent: string; url: string }

/** One tab of the browser, with what the browser last said of it. */
export type Tab = {
  readonly context: string
  readonly bidi: Bidi
  readonly chrome: Chrome
  /** Where files may lie that a page is given. */
  readonly profile: string
  url: string
  /** As `refresh` found it. */
  closed: boolean
  refresh(): Promise<void>
  /** The frames in it, in the order in which they came. */
  readonly frames: FrameOfTab[]
  /** Puts it in front: only there it is looked at and typed into. */
  activate(): Promise<void>
}

/** The tests' own code runs beside the page's, which neither sees nor changes it. */
const ownRealm = ({ context }: Tab): Realm => ({ context, sandbox: 'entropy-tests' })

let bundled: Promise<string> | undefined
const bundle = async (): Promise<string> => {
  const entry = fileURLToPath(new URL('inPage/main.ts', import.meta.url))
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'iife', write: false })
  return `${outputFiles[0]!.text}\n0`
}

/** Calls the tests' own code in the page, which is put there where it is missing. */
const callInPage = async (tab: Tab, code: string, ...given: string[]) => {
  const guarded = `(...given) => typeof inPage === 'undefined' ? undefined : (${code})(...given)`
  const go = () => call(tab.bidi, ownRealm(tab), guarded, ...given)
  const answer = await go()
  if (answer.type !== 'undefined') return answer
  bundled ??= bundle()
  await evaluate(tab.bidi, ownRealm(tab), await bundled)
  return go()
}

const now = async <T>(tab: Tab, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (cause) {
    // What is closed will never answer.
    await tab.refresh()
    if (tab.closed) throw new Error(`the page ${tab.url} was closed`, { cause })
    throw new NotYet((cause as Error).message, { cause })
  }
}

type Name = Exclude<keyof InPage, 'element'>
type Rest<M extends Name> = Parameters<InPage[M]> extends [Query, ...infer R] ? R : []

/** Asks the tests' own code in the page. @throws {NotYet} */
export const ask = <M extends Name>(
  tab: Tab,
  name: M,
  query: Query,
  ...rest: Rest<M>
): Promise<Awaited<ReturnType<InPage[M]>>> =>
  now(tab, async () => {
    const code = 'async (name, given) => JSON.stringify({ said: await inPage[name](...JSON.parse(given)) })'
    const { value } = await callInPage(tab, code, name, JSON.stringify([query, ...rest]))
    return JSON.parse(value as string).said
  })

/** The element itself. @throws {NotYet} */
export const take = (tab: Tab, query: Query): Promise<Shared> =>
  now(tab, async () => {
    const { sharedId } = await callInPage(tab, '(query) => inPage.element(JSON.parse(query))', JSON.stringify(query))
    return { sharedId: sharedId! }
  })

/** Runs a function of the tests in the page's own world. @throws {PageError} what it throws */
export const run = async (
  { bidi, context }: Pick<Tab, 'bidi' | 'context'>,
  look: unknown,
  given?: unknown,
  ...nodes: Shared[]
): Promise<unknown> => {
  if (typeof look === 'string') return evaluate(bidi, { context }, look)
  const code = `async (given, ...nodes) => {
    const held = JSON.parse(given)
    return JSON.stringify({ said: await (${look})(...nodes, ...held) })
  }`
  const held = JSON.stringify(given === undefined ? [] : [given])
  const { value } = await call(bidi, { context }, code, held, ...nodes)
  return JSON.parse(value as string).said
}
