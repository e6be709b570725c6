import { expect as playwright } from '@playwright/test'
import { inWords } from './firefox/inWords.ts'
import type { FirefoxLocator } from './firefox/locator.ts'
import type { Sight } from './firefox/query.ts'
import { NotYet, until } from './firefox/waiting.ts'
import type { Locator, Waiting } from './page.ts'

// Playwright's expectations of what is on screen, for a locator of any browser. Of its own locators Playwright judges itself.

type Texts = string | RegExp | readonly (string | RegExp)[]
/** Whether it is as expected. */
type Judge = (seen: Sight, ...expected: never[]) => boolean

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
const isText = (said: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? plain(said) === plain(wanted) : wanted.test(plain(said))
const hasText = (said: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? plain(said).includes(plain(wanted)) : wanted.test(plain(said))
const isValue = (value: string | null | undefined, wanted: string | RegExp) =>
  typeof wanted === 'string' ? value === wanted : typeof value === 'string' && wanted.test(value)

const judges = {
  toBeVisible: ({ first }) => first?.visible === true,
  toBeHidden: ({ first }) => first?.visible !== true,
  toBeAttached: ({ first }) => first !== undefined,
  toBeEnabled: ({ first }) => first?.enabled === true,
  toBeDisabled: ({ first }) => first?.enabled === false,
  toBeChecked: ({ first }) => first?.checked === true,
  toBeFocused: ({ first }) => first?.focused === true,
  toBeEmpty: ({ first }) => first?.empty === true,
  toHaveCount: ({ texts }, wanted: number) => texts.length === wanted,
  toHaveValue: ({ first }, wanted: string | RegExp) => isValue(first?.value, wanted),
  toHaveAttribute: ({ first }, name: string, wanted: string | RegExp) => isValue(first?.attributes[name], wanted),
  toContainText: ({ texts }, wanted: string | RegExp) => texts.length > 0 && hasText(texts[0]!, wanted),
  toHaveText: ({ texts }, wanted: Texts) => {
    const all = Array.isArray(wanted) ? wanted : [wanted]
    return texts.length === all.length && all.every((one, n) => isText(texts[n]!, one))
  },
} as const satisfies Record<string, Judge>

type Judges = typeof judges
type Name = keyof Judges
type Expected<N extends Name> = Parameters<Judges[N]> extends [Sight, ...infer Rest] ? Rest : never
type Verdict = { readonly pass: boolean; message(): string }
type Matchers = {
  [N in Name]: (received: Locator, ...given: [...expected: Expected<N>, waiting?: Waiting]) => Promise<Verdict>
}

/** What may be so of nothing at all. */
const ofNothing: readonly Name[] = ['toBeVisible', 'toBeHidden', 'toBeAttached', 'toHaveCount', 'toHaveText']
/** What may be so of several. */
const ofSeveral: readonly Name[] = ['toHaveCount', 'toHaveText']

type State = { readonly isNot: boolean }

const byPlaywright = async (
  name: Name,
  received: Locator,
  given: readonly unknown[],
  { isNot }: State,
): Promise<void> => {
  const { [name]: matcher } = (isNot ? playwright(received).not : playwright(received)) as unknown as Record<
    string,
    (...given: readonly unknown[]) => Promise<void>
  >
  await matcher!(...given)
}

const byLooking = async (name: Name, received: FirefoxLocator, given: readonly unknown[], { isNot }: State) => {
  const judge = judges[name] as (seen: Sight, ...given: readonly unknown[]) => boolean
  const count = judge.length - 1
  const { timeout } = (given[count] ?? {}) as Waiting
  await until(async () => {
    const seen = await received.look()
    const { first, texts } = seen
    if (texts.length > 1 && !ofSeveral.includes(name)) throw new Error(`${texts.length} elements: ${texts.join(' | ')}`)
    if (!first && !ofNothing.includes(name)) throw new NotYet('there is no such element')
    if (judge(seen, ...given.slice(0, count)) === isNot)
      throw new NotYet(first ? `seen: ${first.tag} ${JSON.stringify(texts)}` : 'there is no such element')
  }, timeout)
}

const matcher = (name: Name) =>
  async function (this: State, received: Locator, ...given: readonly unknown[]): Promise<Verdict> {
    try {
      await ('look' in received
        ? byLooking(name, received as FirefoxLocator, given, this)
        : byPlaywright(name, received, given, this))
      return { pass: !this.isNot, message: () => '' }
    } catch (error) {
      const said = (error as Error).message
      const what = 'look' in received ? inWords((received as FirefoxLocator).query) : ''
      return { pass: this.isNot, message: () => (what ? `${name} ${given.map(String)} of ${what}: ${said}` : said) }
    }
  }

const matchers = Object.fromEntries((Object.keys(judges) as Name[]).map((name) => [name, matcher(name)]))
export const expect = playwright.extend(matchers as unknown as Matchers)
