import '../quiet.ts'
import {
  APPLY_EXTRINSIC_ERROR,
  Api,
  Blockchain,
  BuildBlockMode,
  inherentProviders,
} from '@acala-network/chopsticks-core'
import { type Genesis, TrueGenesisProvider } from '../genesis/genesis.ts'
import { buildBlock } from './build.ts'

type Hex = `0x${string}`

/** As long as the runtime's own `BlockHashCount`. */
export const BLOCKS_REMEMBERED = 4096
/** A transaction that comes before its predecessor waits this many blocks for it, like in a node's pool. */
const FUTURE_WAITS_BLOCKS = 64

/** `Timestamp::Now`. */
const NOW_KEY = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb'

/**
 * Without a time in genesis, Aura's slot and the timestamp read the clock separately, and a first block that straddles a
 * second is refused. Laid over genesis instead of written into it: its hash stays the same.
 */
const setClock = ({ head }: Blockchain): void => {
  const now = Buffer.alloc(8)
  now.writeBigUInt64LE(BigInt(Math.floor(Date.now() / 1000) * 1000))
  head.pushStorageLayer().set(NOW_KEY, `0x${now.toString('hex')}`)
}

/** The chain at block 0. */
export const openChain = async (genesis: Genesis): Promise<Blockchain> => {
  const api = new Api(new TrueGenesisProvider(genesis))
  await api.isReady
  const chain = new Blockchain({
    api,
    buildBlockMode: BuildBlockMode.Manual,
    inherentProviders,
    registeredTypes: {},
    header: { number: 0, hash: genesis.hash },
    maxMemoryBlockCount: BLOCKS_REMEMBERED,
  })
  setClock(chain)
  return chain
}

/** Returns a function that builds one block from all that waits in the pool. @throws what the runtime refused, with nothing lost from the pool */
export const blockBuilder = (chain: Blockchain): (() => Promise<void>) => {
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

  return async () => {
    const waiting = chain.txPool.pendingExtrinsics
    chain.txPool.clear()
    try {
      const transactions = await inNonceOrder([...early.keys(), ...waiting])
      await chain.setHead(await buildBlock(chain, transactions))
    } catch (error) {
      for (const extrinsic of waiting) await chain.txPool.submitExtrinsic(extrinsic)
      throw error
    }
    for (const extrinsic of await chain.head.extrinsics) early.delete(extrinsic)
  }
}
