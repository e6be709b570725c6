import { openChain } from '../blocks/blocks.ts'
import { buildGenesis } from './genesis.ts'

export type Identity = {
  readonly genesis: `0x${string}`
  readonly specName: string
  readonly specVersion: number
  readonly transactionVersion: number
}

/** What a wallet pins: the genesis hash and the runtime's names and versions. */
export const readIdentity = async (wasm: string): Promise<Identity> => {
  const genesis = await buildGenesis(wasm)
  const chain = await openChain(genesis)
  const { specName, specVersion, transactionVersion } = await chain.head.runtimeVersion
  return { genesis: genesis.hash, specName, specVersion, transactionVersion }
}
