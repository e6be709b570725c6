import type { NetworkCalls } from '../../protocol/popup/network.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'

export const networkHandlers = ({ network, history, now, newId }: Wallet): Handlers<NetworkCalls, undefined> => ({
  setNodes: (_, urls) => network.setNodes(urls),
  resetNodes: () => network.resetNodes(),
  retryNodes: () => network.retry(),
  async requestTestFunds(_, address) {
    const given = await network.drip(address)
    const done = { kind: 'test-funds', amount: given.amount } as const
    const entry = { id: newId(), at: now(), account: address, done, state: { kind: 'final', block: null } } as const
    await history.add(entry).catch(() => undefined) // they are given all the same
    return given
  },
})
