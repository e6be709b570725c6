import { EntropyError } from '../../core/errors.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import type { Network } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import type { Address, Amount } from '../../protocol/popup/common.ts'
import { createListeners } from '../listeners.ts'
import type { Cell } from '../ports.ts'
import type { NetworkService, OnChange, Unsubscribe } from '../services.ts'
import { createLink } from './link.ts'
import { type NodeSetting, parseNodeSetting, parseNodeUrl } from './nodeSetting.ts'

export type NetworkPorts = {
  readonly network: Network
  /** `watch` tells of changes that others make. */
  readonly setting: Cell<unknown> & { watch(listener: (value: unknown) => void): void }
  readonly connect: (url: string, network: Network, onClosed: () => void) => Promise<Chain & { close(): void }>
  readonly drip: (faucet: string, address: Address) => Promise<{ amount: Amount }>
  /** Whose balances are shown. */
  readonly addresses: () => readonly Address[]
}

/** What the registrations need of the network beyond what is shown. */
export type ChainAccess = {
  /** The connected node; tries at once if there is none. @throws {EntropyError} `chain-unavailable`, `wrong-network`, `wrong-runtime` */
  chain(): Promise<Chain>
  /** The node, if it is connected right now; `failing`: it is not, and the last try failed. Tries nothing. */
  connected(): Chain | 'connecting' | 'failing'
  /** Keeps the connection up. */
  hold(): Unsubscribe
  /** After a new block, and after the connection came or went. */
  onHead: OnChange
}

export const openNetworkService = async (ports: NetworkPorts): Promise<NetworkService & ChainAccess> => {
  const { network } = ports
  const changes = createListeners()
  const blocks = createListeners()
  const balances = new Map<Address, Amount>()
  let setting = parseNodeSetting(undefined, network)

  const link = createLink(
    (onClosed) => ports.connect(setting.node, network, onClosed),
    (state) => {
      if (state.kind === 'open') {
        const { connection } = state
        connection.onHeads(() => arrived(connection))
        arrived(connection)
      }
      changes.tell()
      blocks.tell()
    },
  )
  const arrived = (chain: Chain) => {
    blocks.tell()
    changes.tell()
    void readBalances(chain)
  }
  const readBalances = async (chain: Chain) => {
    const { best } = chain.heads()
    for (const address of ports.addresses()) {
      try {
        const { free } = await chain.account(ss58Decode(address), best)
        if (balances.get(address) === free.toString()) continue
        balances.set(address, free.toString())
        changes.tell()
      } catch {
        // What was read before stays on screen; the next block reads again.
      }
    }
  }
  const use = (next: NodeSetting) => {
    const isSame = next.node === setting.node
    setting = next
    if (!isSame) {
      // What another node said of balances is not shown as this one's.
      balances.clear()
      link.renew()
    }
    changes.tell()
  }
  // Listens before it reads: a change in between would be missed, and is newer than what is read.
  let isTold = false
  ports.setting.watch((value) => {
    isTold = true
    use(parseNodeSetting(value, network))
  })
  const stored = await ports.setting.read()
  if (!isTold) setting = parseNodeSetting(stored, network)

  return {
    view() {
      const state = link.state()
      const { name, genesis, trust, token, blockTime } = network
      return {
        name,
        genesis,
        trust,
        token,
        blockTime,
        ...setting,
        status:
          state.kind === 'open'
            ? { kind: 'ready', block: state.connection.heads().best.number }
            : state.kind === 'failed'
              ? { kind: 'failed', code: state.error.code, message: state.error.message }
              : state,
      }
    },
    async setNode(url) {
      const node = parseNodeUrl(url)
      if (!node) throw new EntropyError('invalid-argument', 'the node: expected an address with ws:// or wss://')
      await ports.setting.write({ ...setting, node })
      use({ ...setting, node })
    },
    retry: () => link.renew(),
    balance: (address) => balances.get(address) ?? null,
    async drip(address) {
      if (!setting.faucet) throw new EntropyError('unsupported', 'this network gives no test money')
      return ports.drip(setting.faucet, address)
    },
    watch: link.hold,
    hold: link.hold,
    async chain() {
      const release = link.hold()
      try {
        return await link.get()
      } finally {
        release()
      }
    },
    connected() {
      const state = link.state()
      return state.kind === 'open' ? state.connection : state.kind === 'failed' ? 'failing' : 'connecting'
    },
    onHead: blocks.onChange,
    onChange: changes.onChange,
  }
}
