import '../quiet.ts'
import { Block, type Blockchain, RemoteStorageLayer, StorageLayer } from '@acala-network/chopsticks-core'
import type { Genesis } from '../genesis/genesis.ts'

type Hex = `0x${string}`

/** Every block adds a storage layer and reading goes through all of them, recursively: past some 8,000 the stack overflows. */
const LAYERS_AT_MOST = 256

export type Change = Record<Hex, Hex | null>
/** Returns what the head's block changed. */
export type Accept = () => Promise<Change>

/** Follows the head of a chain and keeps its storage shallow: call what it returns after every block. */
export const keepShallow = (chain: Blockchain, genesis: Genesis, layersAtMost = LAYERS_AT_MOST): Accept => {
  const state: Change = {}

  /** Without what chopsticks keeps among a block's changes because it was read there: the runtime's code, most of all. */
  const changeOf = async (head: Block): Promise<Change> => {
    const before = (key: Hex) => (key in state ? state[key] : genesis.storage[key]) ?? null
    const entries = Object.entries(await head.storageDiff()) as [Hex, Hex | null][]
    return Object.fromEntries(entries.filter(([key, value]) => value !== before(key)))
  }

  /** The same head over one merged layer instead of hundreds. */
  const flatten = async (head: Block): Promise<void> => {
    const base = new StorageLayer(new RemoteStorageLayer(chain.api, genesis.hash, undefined))
    base.setAll(state)
    const flat = new Block(chain, head.number, head.hash, await head.parentBlock, {
      header: await head.header,
      extrinsics: await head.extrinsics,
      storage: base,
      storageDiff: await head.storageDiff(),
    })
    await chain.setHead(flat)
  }

  return async () => {
    const change = await changeOf(chain.head)
    Object.assign(state, change)
    if (chain.head.number % layersAtMost === 0) await flatten(chain.head)
    return change
  }
}
