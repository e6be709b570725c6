import type { NetworkCalls } from '../../protocol/popup/network.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'

export const networkHandlers = ({ network }: Wallet): Handlers<NetworkCalls, undefined> => ({
  setNodes: (_, urls) => network.setNodes(urls),
  resetNodes: () => network.resetNodes(),
  retryNodes: () => network.retry(),
  requestTestFunds: (_, address) => network.drip(address),
})
