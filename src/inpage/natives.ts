// What the page's scripts may replace later, as it was before any of them ran. Everything here is used by these names only.
export const { freeze, create, keys } = Object
export const { parse, stringify } = JSON
export const SafePromise = Promise
export const SafeError = Error
export const now = Date.now
export const later = setTimeout.bind(window)
export const report = reportError.bind(window)

const { apply } = Reflect
const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!.get!
/** `event.data`, whatever the page has made of that getter. */
export const dataOf = (event: MessageEvent): unknown => apply(readData, event, [])

const fill = crypto.getRandomValues.bind(crypto)
/** 128 random bits; `randomUUID` is absent on plain http pages. */
export function newId(): string {
  const words = fill(new Uint32Array(4))
  return `${words[0]}-${words[1]}-${words[2]}-${words[3]}`
}
