import './quiet.ts'
import { createServer } from '@acala-network/chopsticks/server'
import { allHandlers, type Blockchain, ResponseError } from '@acala-network/chopsticks-core'
import { submitAndWatch } from './watch.ts'

type Handlers = typeof allHandlers

/** The node's RPC for one chain, on a free port: the standard methods, none of chopsticks' own that rewrite state. */
export const serveRpc = async (chain: Blockchain): Promise<{ port: number }> => {
  const methods: Handlers = Object.fromEntries(Object.entries(allHandlers).filter(([name]) => !name.startsWith('dev_')))
  methods.author_submitAndWatchExtrinsic = submitAndWatch
  methods.rpc_methods = async () => ({ version: 1, methods: Object.keys(methods).sort() })
  const handle: Parameters<typeof createServer>[0] = async ({ method, params }, subscriptions) => {
    const handler = methods[method]
    if (!handler) throw new ResponseError(-32601, `Method not found: ${method}`)
    return handler({ chain }, params, subscriptions)
  }
  return createServer(handle, 0, '127.0.0.1')
}
