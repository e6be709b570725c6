import { computeAccessibleName, getRole, isInaccessible } from 'dom-accessibility-api'
import type { Query, Step, Wanted } from '../query.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

const fits = (wanted: Wanted, text: string): boolean => {
  const said = plain(text)
  if ('source' in wanted) return new RegExp(wanted.source, wanted.flags).test(said)
  return wanted.exact ? said === plain(wanted.text) : said.toLowerCase().includes(plain(wanted.text).toLowerCase())
}

const silent = ['SCRIPT', 'STYLE', 'NOSCRIPT']
const textOf = (element: Element): string => (silent.includes(element.tagName) ? '' : (element.textContent ?? ''))

/** The innermost elements that say it. */
const saysItself = (element: Element, wanted: Wanted): boolean =>
  fits(wanted, textOf(element)) && ![...element.children].some((child) => fits(wanted, textOf(child)))

/** What calls an element by a name on screen, or instead of one. */
const labelsOf = (element: Element): string[] => {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  if (ids.length > 0) return [ids.map((id) => textOf(document.getElementById(id)!)).join(' ')]
  const own = element.getAttribute('aria-label')
  if (own) return [own]
  return [...((element as HTMLInputElement).labels ?? [])].map(textOf)
}

const levelOf = (element: Element): number =>
  Number(element.getAttribute('aria-level') ?? /^H([1-6])$/.exec(element.tagName)?.[1])

/** In this world a function of the window's wants to be told of the window. */
const means = { getComputedStyle: getComputedStyle.bind(window) }

type RoleStep = Extract<Step, { by: 'role' }>
const hasRole = (element: Element, { role, name, level }: RoleStep): boolean =>
  getRole(element) === role &&
  (level === undefined || levelOf(element) === level) &&
  !isInaccessible(element, means) &&
  (name === undefined || fits(name, computeAccessibleName(element, means)))

const below = (root: ParentNode, step: Step): Element[] => {
  if (step.by === 'css') return [...root.querySelectorAll(step.css)]
  const all = [...root.querySelectorAll('*')]
  if (step.by === 'role') return all.filter((element) => hasRole(element, step))
  if (step.by === 'label') return all.filter((element) => labelsOf(element).some((label) => fits(step.wanted, label)))
  if (step.by === 'text') return all.filter((element) => saysItself(element, step.wanted))
  throw new Error(`no step down: ${step.by}`)
}

const inOrder = (elements: Iterable<Element>): Element[] =>
  [...new Set(elements)].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))

const take = (found: readonly ParentNode[], step: Step): readonly ParentNode[] => {
  const elements = found as readonly Element[]
  if (step.by === 'nth') return elements.slice(step.n, step.n === -1 ? undefined : step.n + 1)
  if (step.by === 'hasText') return elements.filter((element) => fits(step.wanted, textOf(element)))
  if (step.by === 'has') return elements.filter((element) => find(step.query, element).length > 0)
  if (step.by === 'and') return find(step.query).filter((element) => elements.includes(element))
  if (step.by === 'or') return inOrder([...elements, ...find(step.query)])
  return inOrder(found.flatMap((root) => below(root, step)))
}

/** The elements that a query means now, in the order of the page. */
export const find = (query: Query, root: ParentNode = document): Element[] =>
  query.reduce<readonly ParentNode[]>(take, [root]) as Element[]
