import { EntropyError } from '../../core/errors.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import { isTrusted, type Network } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import type { Address, Amount } from '../../protocol/popup/common.ts'
import { createListeners } from '../listeners.ts'
import type { Cell } from '../ports.ts'
import type { NetworkService, OnChange, Unsubscribe } from '../services.ts'
import { type NodeSetting, parseNodeSetting, parseNodeUrls } from './nodeSetting.ts'
import { type Connection, createNodes, type NodesPorts, type NodesState } from './nodes.ts'
import { nodeStatus, statusOf } from './status.ts'

/** A node may answer each question of many at the last moment; whoever waits for all of them is told before that. Milliseconds. */
const CONNECTED_WITHIN = 20_000

export type NetworkPorts = Pick<NodesPorts, 'agree'> & {
  readonly network: Network
  /** `watch` tells of changes that others make. */
  readonly setting: Cell<unknown> & { watch(listener: (value: unknown) => void): void }
  readonly connect: (url: string, network: Network, onClosed: () => void) => Promise<Connection>
  readonly drip: (faucet: string, address: Address) => Promise<{ amount: Amount }>
  /** Whose balances are shown. */
  readonly addresses: () => readonly Address[]
}

/** What the registrations need of the network beyond what is shown. */
export type ChainAccess = {
  /**
   * What the nodes agree on; tries at once if there is none. @throws {EntropyError} `chain-unavailable`, `wrong-network`,
   * `wrong-runtime`, `nodes-disagree`, `nodes-apart`
   */
  chain(): Promise<Chain>
  /** The chain, if all nodes are connected right now; `failing`: they are not, and the last try failed. Tries nothing. */
  connected(): Chain | 'connecting' | 'failing'
  /** Whether the nodes that are listed are enough to give a key's pieces away. */
  isTrusted(): boolean
  /** Keeps the connections up. */
  hold(): Unsubscribe
  /** After a new block, and after a connection came or went. */
  onHead: OnChange
}

export const openNetworkService = async (ports: NetworkPorts): Promise<NetworkService & ChainAccess> => {
  const { network } = ports
  const changes = createListeners()
  const blocks = createListeners()
  const balances = new Map<Address, Amount>()
  const holders = new Set<{ release: Unsubscribe }>()
  let followed: Chain | undefined
  let kind: NodesState['kind'] | undefined

  const nodesOf = (urls: readonly string[]) => {
    const made = createNodes(
      urls,
      { open: (url, onClosed) => ports.connect(url, network, onClosed), agree: ports.agree },
      () => {
        if (made === nodes) moved()
      },
    )
    return made
  }
  /** A node, or all together, are in another state; or one of several has a new block. */
  const moved = () => {
    const state = nodes.state()
    const chain = state.kind === 'open' ? state.chain : undefined
    const isSame = state.kind === kind && chain === followed
    kind = state.kind
    followed = chain
    changes.tell()
    if (isSame) return
    blocks.tell()
    if (!chain) return
    chain.onHeads(() => arrived(chain))
    void readBalances(chain)
  }
  const arrived = (chain: Chain) => {
    if (chain !== followed) return
    blocks.tell()
    changes.tell()
    void readBalances(chain)
  }
  const readBalances = async (chain: Chain) => {
    const { best } = chain.heads()
    for (const address of ports.addresses()) {
      try {
        const { free } = await chain.account(ss58Decode(address), best)
        if (chain !== followed || balances.get(address) === free.toString()) continue
        balances.set(address, free.toString())
        changes.tell()
      } catch {
        // What was read before stays on screen; the next block reads again.
      }
    }
  }

  let setting = parseNodeSetting(undefined, network)
  let nodes = nodesOf(setting.nodes)
  const use = (next: NodeSetting) => {
    const isSame = next.nodes.join() === setting.nodes.join()
    setting = next
    if (!isSame) {
      // What other nodes said of balances is not shown as these ones'.
      balances.clear()
      followed = undefined
      nodes = nodesOf(next.nodes)
      for (const holder of holders) {
        holder.release()
        holder.release = nodes.hold()
      }
    }
    changes.tell()
  }
  const store = async (next: NodeSetting) => {
    await ports.setting.write(next)
    use(next)
  }
  // Listens before it reads: a change in between would be missed, and is newer than what is read.
  let isTold = false
  ports.setting.watch((value) => {
    isTold = true
    use(parseNodeSetting(value, network))
  })
  const stored = await ports.setting.read()
  if (!isTold) use(parseNodeSetting(stored, network))

  const hold = (): Unsubscribe => {
    const holder = { release: nodes.hold() }
    holders.add(holder)
    return () => {
      if (holders.delete(holder)) holder.release()
    }
  }

  return {
    view() {
      const { name, genesis, token, blockTime } = network
      return {
        ...{ name, genesis, token, blockTime },
        trust: setting.nodes.length > 1 ? 'nodes-agree' : 'single-node',
        enough: isTrusted(network, setting.nodes),
        faucet: setting.faucet,
        nodes: nodes.each().map(({ url, state }) => ({ url, status: nodeStatus(state) })),
        isDefault: setting.nodes.join() === network.nodes.join(),
        status: statusOf(nodes.state()),
      }
    },
    async setNodes(urls) {
      const parsed = parseNodeUrls(urls)
      if (!parsed)
        throw new EntropyError('invalid-argument', 'nodes: expected different addresses with ws:// or wss://')
      await store({ ...setting, nodes: parsed })
    },
    resetNodes: () => store({ nodes: network.nodes, faucet: network.faucet ?? null }),
    retry: () => nodes.renew(),
    balance: (address) => balances.get(address) ?? null,
    async drip(address) {
      if (!setting.faucet) throw new EntropyError('unsupported', 'this network gives no test money')
      return ports.drip(setting.faucet, address)
    },
    watch: hold,
    hold,
    async chain() {
      const release = hold()
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<never>((_, reject) => {
        const error = new EntropyError('chain-unavailable', 'the nodes take too long to connect')
        timer = setTimeout(() => reject(error), CONNECTED_WITHIN)
      })
      try {
        return await Promise.race([nodes.get(), late])
      } finally {
        clearTimeout(timer)
        release()
      }
    },
    connected() {
      const state = nodes.state()
      return state.kind === 'open' ? state.chain : state.kind === 'failed' ? 'failing' : 'connecting'
    },
    isTrusted: () => isTrusted(network, setting.nodes),
    onHead: blocks.onChange,
    onChange: changes.onChange,
  }
}
