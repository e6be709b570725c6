// What the page's scripts may replace later, as it was before any of them ran. Everything here is used by these names only;
// neither methods of arrays and promises nor `for … of`, spread arrays and `async` are used beside it: all look up what a
// page can replace.
export const { freeze, create, keys, hasOwn } = Object
export const { parse, stringify } = JSON
export const SafePromise = Promise
export const SafeError = Error
export const now = Date.now
export const later = setTimeout.bind(globalThis)
export const report = reportError.bind(globalThis)
export const onWindow = addEventListener.bind(globalThis)
const dispatch = dispatchEvent.bind(globalThis)
const WindowEvent = CustomEvent
export const tellWindow = (type: string, detail: unknown): void =>
  void dispatch(new WindowEvent(type, plainDetail(detail)))

const { apply } = Reflect
const { defineProperty, getOwnPropertyDescriptor } = Object
const getterOf = (prototype: object, name: string) => getOwnPropertyDescriptor(prototype, name)!.get!
const readData = getterOf(MessageEvent.prototype, 'data')
/** `event.data`, whatever the page has made of that getter. */
export const dataOf = (event: MessageEvent): unknown => apply(readData, event, [])
const readDetail = getterOf(CustomEvent.prototype, 'detail')
export const detailOf = (event: Event): unknown => apply(readDetail, event, [])

const { then } = Promise.prototype
/** Nobody need look at how this promise ends: a browser reports no rejection of it. */
export const leaveAlone = (promise: Promise<unknown>): void => void apply(then, promise, [undefined, () => undefined])

/** The description of a property like any other; without `get` and `set` that the page may have put where objects inherit from. */
const plain = (value: unknown): PropertyDescriptor =>
  ({ __proto__: null, value, configurable: true, enumerable: true, writable: true }) as PropertyDescriptor

/** Not what the page may have put where options inherit from. */
const plainDetail = (detail: unknown): CustomEventInit => ({ __proto__: null, detail }) as CustomEventInit

/** A plain new list, however the page has changed those of its own. */
export function map<T, U>(list: readonly T[], change: (item: T) => U): U[] {
  const changed: U[] = []
  for (let i = 0; i < list.length; i++) defineProperty(changed, i, plain(change(list[i]!)))
  return changed
}

/** Every part of what was parsed from JSON. */
export function freezeAll<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const names = keys(value)
  for (let i = 0; i < names.length; i++) freezeAll((value as Record<string, unknown>)[names[i]!])
  return freeze(value)
}

const fill = crypto.getRandomValues.bind(crypto)
const [Words, Bytes] = [Uint32Array, Uint8Array]
/** 128 random bits; `randomUUID` is absent on plain http pages. */
export function newId(): string {
  const words = fill(new Words(4))
  return `${words[0]}-${words[1]}-${words[2]}-${words[3]}`
}

/** A random one of RFC 9562, version 4. */
export function newUuid(): string {
  const bytes = fill(new Bytes(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let text = ''
  for (let i = 0; i < 16; i++) text += `${i === 4 || i === 6 || i === 8 || i === 10 ? '-' : ''}${hexOf(bytes[i]!)}`
  return text
}
const hexOf = (byte: number): string => '0123456789abcdef'[byte >> 4]! + '0123456789abcdef'[byte & 15]!
