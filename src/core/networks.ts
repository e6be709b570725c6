import development from '../../network/chain/genesis.json' with { type: 'json' }
import { fromHex, type Hex, toHex } from './bytes.ts'

/** A network that the wallet knows; everything that differs between networks is here. */
export type Network = {
  name: string
  /** Hash of block 0: what tells one network from another. */
  genesis: Hex
  specName: string
  specVersion: number
  transactionVersion: number
  /** blake2-256 of the runtime's metadata V15: no node decides what a call means. */
  metadataHash: Hex
  /** Asked unless the user chooses others. */
  nodes: readonly string[]
  /** Gives away tokens; development only. */
  faucet?: string
  token: { symbol: string; decimals: number }
  /** What an account must keep, in planck; a constant of the runtime. */
  existentialDeposit: bigint
  /** What a new rules account is given, in planck: enough for some hundred changes of rules. */
  rulesAccountFunding: bigint
  /** Usual time from block to block, in milliseconds: deadlines are in blocks, people wait in seconds. */
  blockTime: number
  ss58Prefix: number
  /**
   * `single-node`: one node is enough to register, for development only. `nodes-agree`: two of different operators at least
   * have to say the same.
   */
  trust: 'single-node' | 'nodes-agree'
}

/** Whether what these nodes agree on is good enough to give a key's pieces away. Operators are told by their host names. */
export const isTrusted = ({ trust }: Pick<Network, 'trust'>, nodes: readonly string[]): boolean =>
  nodes.length > 0 && (trust === 'single-node' || new Set(nodes.map((url) => new URL(url).hostname)).size > 1)

export const networks: readonly Network[] = [
  {
    name: 'Development',
    genesis: toHex(fromHex(development.genesis, 32)),
    specName: development.specName,
    specVersion: development.specVersion,
    transactionVersion: development.transactionVersion,
    metadataHash: toHex(fromHex(development.metadataHash, 32)),
    nodes: ['ws://127.0.0.1:9944'],
    faucet: 'http://127.0.0.1:3010',
    token: { symbol: 'BITS', decimals: 10 },
    existentialDeposit: 1_000_000_000n,
    rulesAccountFunding: 10_000_000_000n,
    blockTime: 1_000,
    ss58Prefix: 42,
    trust: 'single-node',
  },
]
