import { blake2b } from '@noble/hashes/blake2.js'
import { openChain } from '../blocks/blocks.ts'
import { buildGenesis } from './genesis.ts'

export type Identity = {
  readonly genesis: `0x${string}`
  readonly specName: string
  readonly specVersion: number
  readonly transactionVersion: number
  /** blake2-256 of the runtime's metadata V15: with it a wallet believes no node about what a call means. */
  readonly metadataHash: `0x${string}`
}

const V15 = '0x0f000000'
const MAGIC = Buffer.from('meta')

/** What a wallet pins: the genesis hash and the runtime's names and versions. */
export const readIdentity = async (wasm: string): Promise<Identity> => {
  const genesis = await buildGenesis(wasm)
  const chain = await openChain(genesis)
  const { specName, specVersion, transactionVersion } = await chain.head.runtimeVersion
  const { result } = await chain.head.call('Metadata_metadata_at_version', [V15])
  const answer = Buffer.from(result.slice(2), 'hex')
  const metadata = answer.subarray(answer.indexOf(MAGIC)) // after Option's tag and the compact length
  const metadataHash = `0x${Buffer.from(blake2b(metadata, { dkLen: 32 })).toString('hex')}` as const
  return { genesis: genesis.hash, specName, specVersion, transactionVersion, metadataHash }
}
