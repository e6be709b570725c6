import './quiet.ts'
import { Block, type Blockchain, RemoteStorageLayer, StorageLayer } from '@acala-network/chopsticks-core'

type Hex = `0x${string}`

/** Every block adds a storage layer and reading goes through all of them, recursively: past some 8,000 the stack overflows. */
const LAYERS_AT_MOST = 256

export type Ledger = { accept(): Promise<void> }

/** Follows the head of a chain and keeps its storage shallow: call `accept` after every block. */
export const keepShallow = (chain: Blockchain, genesis: Hex, layersAtMost = LAYERS_AT_MOST): Ledger => {
  const state: Record<string, Hex | null> = {}

  /** The same head over one merged layer instead of hundreds. */
  const flatten = async (head: Block): Promise<void> => {
    const base = new StorageLayer(new RemoteStorageLayer(chain.api, genesis, undefined))
    base.setAll(state)
    const flat = new Block(chain, head.number, head.hash, await head.parentBlock, {
      header: await head.header,
      extrinsics: await head.extrinsics,
      storage: base,
      storageDiff: await head.storageDiff(),
    })
    await chain.setHead(flat)
  }

  return {
    async accept() {
      Object.assign(state, await chain.head.storageDiff())
      if (chain.head.number % layersAtMost === 0) await flatten(chain.head)
    },
  }
}
