import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChosenFile, Locator, RoleOptions, TextOptions, Waiting } from '../page.ts'
import { clickAt, pressKey } from './input.ts'
import { inWords } from './inWords.ts'
import type { Query, Sight, Step, Wanted } from './query.ts'
import { ask, run, type Tab, take } from './tab.ts'
import { NotYet, until } from './waiting.ts'

type First = NonNullable<Sight['first']>

/** With what the matchers of `expect` look through it. */
export type FirefoxLocator = Locator & { readonly query: Query; look(): Promise<Sight> }

const wantedOf = (text: string | RegExp, { exact = false }: TextOptions = {}): Wanted =>
  typeof text === 'string' ? { text, exact } : { source: text.source, flags: text.flags }

/** The ways to look for elements, from a page or from a locator. */
export const scopeOf = (tab: Tab, query: Query) => {
  const further = (step: Step) => locatorOf(tab, [...query, step])
  return {
    getByRole: (role: string, { name, level, ...options }: RoleOptions = {}) =>
      further({
        ...{ by: 'role', role },
        ...(name === undefined ? {} : { name: wantedOf(name, options) }),
        ...(level === undefined ? {} : { level }),
      }),
    getByLabel: (text: string | RegExp, options?: TextOptions) =>
      further({ by: 'label', wanted: wantedOf(text, options) }),
    getByText: (text: string | RegExp, options?: TextOptions) =>
      further({ by: 'text', wanted: wantedOf(text, options) }),
    getByTestId: (id: string) => further({ by: 'css', css: `[data-testid="${id}"]` }),
    locator: (css: string, { hasText }: { readonly hasText?: string | RegExp } = {}) => {
      const found = further({ by: 'css', css })
      return hasText === undefined ? found : found.filter({ hasText })
    },
  }
}

const queryOf = (locator: Locator): Query => (locator as FirefoxLocator).query

const locatorOf = (tab: Tab, query: Query): FirefoxLocator => {
  const further = (...steps: readonly Step[]) => locatorOf(tab, [...query, ...steps])
  const look = () => ask(tab, 'look', query)

  /** The one element that is meant, once it is as wanted. */
  const one = (is?: 'editable' | 'enabled' | 'visible', { timeout }: Waiting = {}): Promise<First> =>
    until(async () => {
      const { first, texts } = await look()
      if (texts.length > 1)
        throw new Error(`${texts.length} elements are ${inWords(query)}: ${texts.slice(0, 5).join(' | ')}`)
      if (!first) throw new NotYet(`nothing is ${inWords(query)} at ${tab.url}`)
      if (is && !first[is]) throw new NotYet(`${first.tag} is not ${is}`)
      return first
    }, timeout)

  /** Where to press it, once it stays where it is. */
  const place = (force: boolean, { timeout }: Waiting = {}) =>
    until(async () => {
      const { x, y, covered, moves } = await ask(tab, 'aim', query)
      if (moves) throw new NotYet(`${inWords(query)} moves`)
      if (covered && !force) throw new NotYet(`something lies over ${inWords(query)}`)
      return { x, y }
    }, timeout)

  /** What the press has led to may be another page. */
  const hasMissed = () => ask(tab, 'hasMissed', query).catch(() => false)

  const click = async ({ force = false, ...waiting }: Waiting & { readonly force?: boolean } = {}): Promise<void> => {
    await tab.activate()
    await one(force ? undefined : 'visible', waiting)
    if (!force) await one('enabled', waiting)
    do await clickAt(tab, await place(force, waiting))
    while (!force && (await hasMissed()))
  }

  return {
    ...scopeOf(tab, query),
    query,
    look,
    filter: ({ hasText, has } = {}) =>
      further(
        ...(hasText === undefined ? [] : [{ by: 'hasText', wanted: wantedOf(hasText) } as const]),
        ...(has === undefined ? [] : [{ by: 'has', query: queryOf(has) } as const]),
      ),
    first: () => further({ by: 'nth', n: 0 }),
    last: () => further({ by: 'nth', n: -1 }),
    nth: (n) => further({ by: 'nth', n }),
    and: (other) => further({ by: 'and', query: queryOf(other) }),
    or: (other) => further({ by: 'or', query: queryOf(other) }),
    click,
    async fill(text) {
      await tab.activate()
      await one('visible')
      await one('editable')
      await until(() => ask(tab, 'type', query, text))
    },
    async press(key) {
      await tab.activate()
      await one()
      await until(() => ask(tab, 'focus', query))
      await pressKey(tab, key)
    },
    async check() {
      if (!(await one()).checked) await click()
      await until(async () => {
        if (!(await one()).checked) throw new NotYet(`${inWords(query)} is not checked`)
      })
    },
    selectOption: async (wanted) => {
      await one('visible')
      await one('enabled')
      await until(async () => {
        if (!(await ask(tab, 'choose', query, wanted))) throw new NotYet(`${inWords(query)} has no ${wanted}`)
      })
    },
    async setInputFiles({ name, buffer }: ChosenFile) {
      const element = await until(() => take(tab, query))
      // It is read when the page wants it, and again whenever it wants.
      const file = join(await mkdtemp(join(tab.profile, 'chosen-')), name)
      await writeFile(file, buffer)
      await tab.bidi.send('input.setFiles', { context: tab.context, element, files: [file] })
    },
    waitFor: ({ state = 'visible', timeout } = {}) =>
      until(async () => {
        const { first } = await look()
        const isSo = state === 'attached' ? first !== undefined : (first?.visible === true) === (state === 'visible')
        if (!isSo) throw new NotYet(`${inWords(query)} is not ${state} at ${tab.url}`)
      }, timeout),
    evaluate: async (code: unknown) => (await run(tab, code, undefined, await until(() => take(tab, query)))) as never,
    isVisible: () => until(async () => (await look()).first?.visible === true),
    count: () => until(async () => (await look()).texts.length),
    textContent: async () => {
      await one()
      return until(async () => (await look()).texts[0]!)
    },
    allTextContents: () => until(async () => [...(await look()).texts]),
    inputValue: async () => (await one()).value!,
    getAttribute: async (name) => (await one()).attributes[name] ?? null,
  }
}
