import { Metadata, TypeRegistry } from '@polkadot/types'
import { openChain } from '../../../network/chain/blocks/blocks.ts'
import { buildGenesis } from '../../../network/chain/genesis/genesis.ts'
import { fromHex, toHex, u32le } from '../../core/bytes.ts'
import { decodeMetadataAnswer } from '../../core/chain/system.ts'

/** What the committed runtime says of itself, and a reader of it that is not ours. */
export const readRuntime = async () => {
  const wasm = new URL('../../../network/runtime/entropy.wasm', import.meta.url).pathname
  const chain = await openChain(await buildGenesis(wasm))
  const metadata = async (version: number): Promise<Uint8Array> => {
    const { result } = await chain.head.call('Metadata_metadata_at_version', [toHex(u32le(version))])
    return decodeMetadataAnswer(fromHex(result))
  }
  const versions = { 14: await metadata(14), 15: await metadata(15), 16: await metadata(16) }
  const registry = new TypeRegistry()
  registry.setMetadata(new Metadata(registry, versions[15]))
  return { versions, registry }
}
