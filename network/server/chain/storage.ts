import { fromHex, type Hex, toHex } from '../../../src/core/bytes.ts'
import type { Link } from './connection/link.ts'

/** Raw storage at one block. Everything throws when the node's answer is none to the question. */
export type Storage = {
  /** Values in the order of the keys; absent ones are undefined. */
  get(keys: readonly Uint8Array[]): Promise<(Uint8Array | undefined)[]>
  keysUnder(prefix: Uint8Array): Promise<Uint8Array[]>
  /** The same a page at a time, however many there are. */
  pagesUnder(prefix: Uint8Array): AsyncIterable<Uint8Array[]>
}

const PAGE = 500
/** Far more than can be in flight: deposits forbid it. */
const MAX_KEYS = 200_000

type Caller = Pick<Link, 'call'>

async function* keyPages(link: Caller, blockHash: Hex, prefix: Uint8Array): AsyncGenerator<Uint8Array[]> {
  const start = toHex(prefix)
  let last: string = start
  for (;;) {
    const page = await link.call<string[]>('state_getKeysPaged', [start, PAGE, last, blockHash])
    for (const name of page) {
      if (!name.startsWith(start) || name <= last) throw new Error('the node lists keys that do not follow each other')
      last = name
    }
    if (page.length > 0) yield page.map((name) => fromHex(name))
    if (page.length < PAGE) return
  }
}

export const storageAt = (link: Caller, blockHash: Hex): Storage => ({
  async get(keys) {
    const names = keys.map(toHex)
    const values = new Map<string, string | null>()
    for (let from = 0; from < names.length; from += PAGE) {
      const page = names.slice(from, from + PAGE)
      const sets = await link.call<{ changes: [string, string | null][] }[]>('state_queryStorageAt', [page, blockHash])
      for (const { changes } of sets) for (const [key, value] of changes) values.set(key, value)
    }
    return names.map((name) => {
      const value = values.get(name)
      return value === undefined || value === null ? undefined : fromHex(value)
    })
  },
  async keysUnder(prefix) {
    const keys: Uint8Array[] = []
    for await (const page of keyPages(link, blockHash, prefix)) {
      keys.push(...page)
      if (keys.length > MAX_KEYS) throw new Error('the node lists more keys than there can be')
    }
    return keys
  },
  pagesUnder: (prefix) => keyPages(link, blockHash, prefix),
})
