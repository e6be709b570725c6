import { fromHex, type Hex, toHex } from '../../../src/core/bytes.ts'
import type { Link } from './link.ts'

/** Raw storage at one block. */
export type Storage = {
  /** Values in the order of the keys; absent ones are undefined. */
  get(keys: readonly Uint8Array[]): Promise<(Uint8Array | undefined)[]>
  keysUnder(prefix: Uint8Array): Promise<Uint8Array[]>
}

const PAGE = 500

export const storageAt = (link: Link, blockHash: Hex): Storage => ({
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
    const names: Hex[] = []
    for (;;) {
      const start = names.at(-1) ?? toHex(prefix)
      const page = await link.call<Hex[]>('state_getKeysPaged', [toHex(prefix), PAGE, start, blockHash])
      names.push(...page)
      if (page.length < PAGE) return names.map((name) => fromHex(name))
    }
  },
})
