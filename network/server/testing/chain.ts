import { toHex } from '../../../src/core/bytes.ts'
import type { Chain } from '../chain/client.ts'
import { type FakeView, genesis } from './network.ts'
import { answerFrom, type NodeStorage } from './node.ts'

/** A chain that shows what the test says, with this storage behind it; extrinsics go to `sent`. */
export const makeChain = (view: FakeView, storage: NodeStorage, endpoints: ReadonlyMap<string, string> = new Map()) => {
  const listeners: (() => void)[] = []
  const sent: string[] = []
  const answer = answerFrom(storage, genesis)
  const chain: Chain = {
    ...view,
    status: () => view.is,
    best: () => view.state,
    finalized: () => view.final,
    async call<T>(method: string, params: readonly unknown[]) {
      if (method === 'author_submitExtrinsic') sent.push(params[0] as string)
      return answer(method, params) as T
    },
    async serverOf(stash) {
      const endpoint = endpoints.get(toHex(stash))
      const server = view.state?.server
      return endpoint === undefined || server === undefined ? undefined : { ...server, endpoint }
    },
    connections: () => 1,
    sharedBlockHash: () => view.state?.block.hash,
    subscribe: (listener) => void listeners.push(listener),
    first: new Promise(() => undefined),
    close: async () => undefined,
  }
  /** A block: everybody who follows the chain looks at it. */
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return { chain, sent, tell }
}
