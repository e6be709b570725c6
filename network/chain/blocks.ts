import './quiet.ts'
import {
  APPLY_EXTRINSIC_ERROR,
  Api,
  Block,
  Blockchain,
  BuildBlockMode,
  inherentProviders,
  RemoteStorageLayer,
  StorageLayer,
} from '@acala-network/chopsticks-core'
import { type Genesis, TrueGenesisProvider } from './genesis.ts'

type Hex = `0x${string}`

/** Every block adds a storage layer and reading goes through all of them, recursively: past some 8,000 the stack overflows. */
const LAYERS_AT_MOST = 256
/** As long as the runtime's own `BlockHashCount`. */
const BLOCKS_REMEMBERED = 4096
/** A transaction that comes before its predecessor waits this many blocks for it, like in a node's pool. */
const FUTURE_WAITS_BLOCKS = 64

export const openChain = async (genesis: Genesis): Promise<Blockchain> => {
  const api = new Api(new TrueGenesisProvider(genesis))
  await api.isReady
  return new Blockchain({
    api,
    buildBlockMode: BuildBlockMode.Manual,
    inherentProviders,
    registeredTypes: {},
    header: { number: 0, hash: genesis.hash },
    maxMemoryBlockCount: BLOCKS_REMEMBERED,
  })
}

/** Returns a function that builds one block from all that waits in the pool. @throws what the runtime refused, with nothing lost from the pool */
export const blockBuilder = (chain: Blockchain, genesis: Genesis): (() => Promise<void>) => {
  const state: Record<string, Hex | null> = {}
  const early = new Map<Hex, number>()

  chain.txPool.event.on(APPLY_EXTRINSIC_ERROR, ([extrinsic, error]) => {
    const waited = early.get(extrinsic) ?? 0
    if (error.isInvalid && error.asInvalid.isFuture && waited < FUTURE_WAITS_BLOCKS) early.set(extrinsic, waited + 1)
    else early.delete(extrinsic)
  })

  const inNonceOrder = async (extrinsics: readonly Hex[]): Promise<Hex[]> => {
    const registry = await chain.head.registry
    const nonce = (extrinsic: Hex) =>
      (
        registry.createType('GenericExtrinsic', extrinsic) as unknown as { nonce: { toNumber(): number } }
      ).nonce.toNumber()
    return [...new Set(extrinsics)].sort((a, b) => nonce(a) - nonce(b))
  }

  /** The same head over one merged layer instead of hundreds. */
  const flatten = async (head: Block): Promise<void> => {
    const base = new StorageLayer(new RemoteStorageLayer(chain.api, genesis.hash, undefined))
    base.setAll(state)
    const [header, extrinsics, storageDiff] = [await head.header, await head.extrinsics, await head.storageDiff()]
    const flat = new Block(chain, head.number, head.hash, await head.parentBlock, {
      header,
      extrinsics,
      storage: base,
      storageDiff,
    })
    await chain.setHead(flat)
  }

  return async () => {
    const transactions = await inNonceOrder([...early.keys(), ...chain.txPool.pendingExtrinsics])
    const waiting = chain.txPool.pendingExtrinsics
    chain.txPool.clear()
    try {
      const messages = { downwardMessages: [], upwardMessages: {}, horizontalMessages: {} }
      await chain.newBlockWithParams({ ...messages, transactions })
    } catch (error) {
      for (const extrinsic of waiting) await chain.txPool.submitExtrinsic(extrinsic)
      throw error
    }
    const included = await chain.head.extrinsics
    for (const extrinsic of included) early.delete(extrinsic)
    Object.assign(state, await chain.head.storageDiff())
    if (chain.head.number % LAYERS_AT_MOST === 0) await flatten(chain.head)
  }
}
