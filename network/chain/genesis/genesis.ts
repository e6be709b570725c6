import '../quiet.ts'
import { readFile } from 'node:fs/promises'
import { Api, Blockchain, BuildBlockMode, calculateStateRoot, GenesisProvider } from '@acala-network/chopsticks-core'
import { blake2b } from '@noble/hashes/blake2.js'

type Hex = `0x${string}`
type Storage = Record<string, Hex>
export type Genesis = { readonly hash: Hex; readonly header: GenesisHeader; readonly storage: Storage }
type GenesisHeader = Awaited<ReturnType<GenesisProvider['getHeader']>>

const CODE_KEY = '0x3a636f6465' // ':code'
const EMPTY_TRIE_ROOT = '0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314'
const ZERO_HASH: Hex = `0x${'00'.repeat(32)}`

const toHex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString('hex')}`
const fromHex = (hex: string): Buffer => Buffer.from(hex.slice(2), 'hex')

/** SCALE compact length, then the bytes. */
const scaleBytes = (bytes: Uint8Array): Buffer => {
  const length = bytes.length
  if (length < 64) return Buffer.concat([Buffer.of(length << 2), bytes])
  if (length < 2 ** 14) return Buffer.concat([Buffer.of(((length << 2) | 1) & 0xff, length >> 6), bytes])
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32LE(length * 4 + 2)
  return Buffer.concat([prefix, bytes])
}

const chainSpec = (storage: Storage) => ({
  id: 'entropy-dev',
  name: 'Entropy Dev',
  properties: { tokenSymbol: 'BITS', tokenDecimals: 10, ss58Format: 42 },
  genesis: { raw: { top: storage, childrenDefault: {} } },
})

/** A chain with nothing but the runtime's code, enough to ask the runtime for its own genesis. */
const bareChain = async (code: Hex): Promise<Blockchain> => {
  const provider = new GenesisProvider(chainSpec({ [CODE_KEY]: code }))
  const api = new Api(provider)
  await api.isReady
  return new Blockchain({
    api,
    buildBlockMode: BuildBlockMode.Manual,
    inherentProviders: [],
    registeredTypes: {},
    header: { number: 0, hash: provider.blockHash as Hex },
  })
}

const presetOf = async (chain: Blockchain, name: string): Promise<string> => {
  const id = scaleBytes(Buffer.from(name))
  const { result } = await chain.head.call('GenesisBuilder_get_preset', [toHex(Buffer.concat([Buffer.of(1), id]))])
  const text = fromHex(result).toString()
  const start = text.indexOf('{') // after Option's tag and the compact length
  if (start < 0) throw new Error(`the runtime has no genesis preset named ${name}`)
  return text.slice(start)
}

/** The runtime's genesis from its `development` preset, and the hash that a full node would give it. */
export const buildGenesis = async (wasmFile: string): Promise<Genesis> => {
  const code = toHex(await readFile(wasmFile))
  const chain = await bareChain(code)
  const preset = await presetOf(chain, 'development')
  const built = await chain.head.call('GenesisBuilder_build_state', [toHex(scaleBytes(Buffer.from(preset)))])
  if (built.result !== '0x00') throw new Error(`the runtime refused its own genesis preset: ${fromHex(built.result)}`)

  const entries: [string, Hex][] = built.storageDiff.flatMap(([key, value]) => (value ? [[key, value as Hex]] : []))
  const sorted: [Hex, Hex][] = [[CODE_KEY, code] as [string, Hex], ...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key as Hex, value])
  const stateRoot = await calculateStateRoot(sorted, 1)
  const parts = [ZERO_HASH, '0x00', stateRoot, EMPTY_TRIE_ROOT, '0x00'].map(fromHex)
  return {
    hash: toHex(blake2b(Buffer.concat(parts), { dkLen: 32 })),
    header: { number: '0x0', parentHash: ZERO_HASH, stateRoot, extrinsicsRoot: EMPTY_TRIE_ROOT, digest: { logs: [] } },
    storage: Object.fromEntries(sorted),
  }
}

/** Chopsticks names every genesis 0x45…45 and answers with it for any unknown block: here both are the truth. */
export class TrueGenesisProvider extends GenesisProvider {
  readonly #genesis: Genesis

  constructor(genesis: Genesis) {
    super(chainSpec(genesis.storage))
    this.#genesis = genesis
    const send = this.send
    this.send = (method, params, isCacheable) =>
      method === 'chain_getBlockHash' && params[0] !== 0 ? Promise.resolve(null) : send(method, params, isCacheable)
  }

  override get blockHash(): Hex {
    return this.#genesis.hash
  }

  override getHeader = async (): Promise<GenesisHeader> => this.#genesis.header
}
