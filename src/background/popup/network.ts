import type { NetworkCalls } from '../../protocol/popup/network.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'

export const networkHandlers = ({ network }: Wallet): Handlers<NetworkCalls, undefined> => ({
  setNode: (_, url) => network.setNode(url),
  retryNode: () => network.retry(),
  requestTestFunds: (_, address) => network.drip(address),
})
