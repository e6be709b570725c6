import { concat, equalBytes, fromHex, toHex, u32le } from '../../core/bytes.ts'
import { decodeFee, decodeMetadataAnswer } from '../../core/chain/system.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Network } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { expectBlock, expectHash, expectHex, expectRecord, isRecord, present } from './answers.ts'
import { followHeads } from './heads.ts'
import { createQueries } from './queries.ts'
import { openRpc, type Rpc } from './rpc.ts'

export type ChainConnection = Chain & { close(): void }

/**
 * Connects to a node and makes sure that it is one of this network. `onClosed`: the connection broke, or the node went silent.
 * @throws {EntropyError} `chain-unavailable`, `wrong-network`, `wrong-runtime`
 */
export const connectChain = async (
  url: string,
  network: Network,
  onClosed: () => void,
  open: typeof openRpc = openRpc,
): Promise<ChainConnection> => {
  let isOpen = true
  const lost = () => {
    if (!isOpen) return
    isOpen = false
    rpc?.close()
    heads?.stop()
    onClosed()
  }
  let rpc: Rpc | undefined
  let heads: Awaited<ReturnType<typeof followHeads>> | undefined
  rpc = await open(url, lost)
  try {
    await expectNetwork(rpc, network)
    heads = await followHeads(rpc, lost)
    // After an upgrade nothing may be signed as before: whoever connects again is told by name.
    await rpc.subscribe('state_runtimeVersion', 'state_subscribeRuntimeVersion', (version) => {
      if (!isRecord(version) || !isKnownRuntime(version, network)) lost()
    })
  } catch (error) {
    isOpen = false
    heads?.stop()
    rpc.close()
    throw error
  }
  const { call } = rpc
  const { current, onHeads, stop } = heads
  return {
    genesis: fromHex(network.genesis, 32),
    heads: current,
    onHeads,
    ...createQueries(rpc),
    metadata: async () => {
      const answer = expectHex(await call('state_call', 'Metadata_metadata_at_version', toHex(u32le(15))))
      return present(decodeMetadataAnswer, answer)
    },
    blockHash: async (number) => {
      const hash = await call('chain_getBlockHash', number)
      return hash === null ? undefined : expectHash(hash)
    },
    block: async (hash) => {
      const name = toHex(hash)
      const answer = await call('chain_getBlock', name)
      // The same null says that the block is not known and that its transactions are no longer kept: only then has it a header.
      if (answer === null && (await call('chain_getHeader', name)) !== null)
        throw new EntropyError('history-pruned', 'the node no longer has the transactions of a block')
      return expectBlock(answer)
    },
    fee: async (extrinsic, { hash }) => {
      const argument = toHex(concat(extrinsic, u32le(extrinsic.length)))
      return decodeFee(expectHex(await call('state_call', 'TransactionPaymentApi_query_info', argument, toHex(hash))))
    },
    submit: async (extrinsic) => {
      await call('author_submitExtrinsic', toHex(extrinsic))
    },
    close: () => {
      isOpen = false
      stop()
      rpc.close()
    },
  }
}

/** Genesis and runtime as the wallet knows them from its own configuration. */
const expectNetwork = async ({ call }: Rpc, network: Network): Promise<void> => {
  const [hash, version] = await Promise.all([call('chain_getBlockHash', 0), call('state_getRuntimeVersion')])
  if (!equalBytes(expectHash(hash), fromHex(network.genesis, 32)))
    throw new EntropyError('wrong-network', `this node belongs to another network than ${network.name}`)
  if (!isKnownRuntime(expectRecord(version), network))
    throw new EntropyError('wrong-runtime', 'the network runs a version that this wallet does not know')
}

const isKnownRuntime = (version: Readonly<Record<string, unknown>>, network: Network): boolean =>
  (['specName', 'specVersion', 'transactionVersion'] as const).every((name) => version[name] === network[name])
