import type { Query, Sight, Target } from '../query.ts'
import { find } from './find.ts'

type Field = HTMLInputElement

const isVisible = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
}
const isEnabled = (element: Element): boolean =>
  !element.matches(':disabled') && element.closest('[aria-disabled="true"]') === null

/** All that there is to know of what a query means. */
export const look = (query: Query): Sight => {
  const found = find(query)
  const texts = found.map(({ textContent }) => textContent ?? '')
  const [first] = found
  if (!first) return { texts }
  const { value, checked, readOnly } = first as Field
  return {
    texts,
    first: {
      tag: /^<[^>]*>/.exec(first.outerHTML)?.[0] ?? first.outerHTML,
      visible: isVisible(first),
      enabled: isEnabled(first),
      editable: isEnabled(first) && readOnly !== true,
      focused: document.activeElement === first,
      checked: checked === true || first.getAttribute('aria-checked') === 'true',
      empty: value === undefined ? first.childNodes.length === 0 : value === '',
      value: value === undefined ? null : String(value),
      attributes: Object.fromEntries([...first.attributes].map(({ name, value: text }) => [name, text])),
    },
  }
}

const only = (query: Query): HTMLElement => {
  const found = find(query)
  if (found.length !== 1) throw new Error(`${found.length} elements where one is meant`)
  return found[0] as HTMLElement
}

const holds = (element: Element, hit: Node | null): boolean =>
  [element, ...((element as Field).labels ?? [])].some((one) => one.contains(hit))

const middleOf = (element: Element): Target => {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  return { x, y, covered: !holds(element, document.elementFromPoint(x, y)) }
}

let missed = false
let aimed = new AbortController()
/** Whether the press that was aimed last fell beside its element, which had moved before it or while it lasted. */
export const hasMissed = (_query: Query): boolean => missed

/** When the page is drawn next; or a moment later, where it is not drawn at all. */
const nextFrame = () =>
  new Promise<unknown>((resolve) => {
    requestAnimationFrame(resolve)
    setTimeout(resolve, 100)
  })

/** Brings an element into view, away from what stays at the edges, and says where to press it, and whether it moves. */
export const aim = async (query: Query): Promise<Target & { readonly moves: boolean }> => {
  const element = only(query)
  for (const block of ['nearest', 'center', 'end', 'start'] as const) {
    element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' })
    if (!middleOf(element).covered) break
  }
  missed = false
  aimed.abort()
  aimed = new AbortController()
  const { signal } = aimed
  const notice = ({ target }: Event) => {
    missed ||= !holds(element, target as Node)
  }
  // What is put away by the first of these gets no other: that is no miss.
  for (const event of ['pointerdown', 'click']) addEventListener(event, notice, { capture: true, once: true, signal })
  await nextFrame()
  const before = middleOf(element)
  await nextFrame()
  const now = middleOf(element)
  return { ...now, moves: now.x !== before.x || now.y !== before.y }
}

export const focus = (query: Query): void => only(query).focus()

/** Types over what is in a field, as if by hand: the page sees events of the browser's own. */
export const type = (query: Query, text: string): void => {
  const field = only(query) as Field
  field.focus()
  field.select()
  if (text === '') document.execCommand('delete')
  else document.execCommand('insertText', false, text)
}

/** Chooses in a list by value or by what is written there; false if it is not there. */
export const choose = (query: Query, wanted: string): boolean => {
  const list = only(query) as unknown as HTMLSelectElement
  const option = [...list.options].find(({ value, label }) => value === wanted || label.trim() === wanted)
  if (!option) return false
  list.focus()
  list.value = option.value
  for (const event of ['input', 'change']) list.dispatchEvent(new Event(event, { bubbles: true }))
  return true
}

/** For the driver, which takes the element itself out of the page. */
export const element = only

export const readiness = (): DocumentReadyState => document.readyState

export const address = (): string => document.URL
