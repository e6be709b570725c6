import * as v from 'valibot'
import { openRpc } from './rpc.ts'

const versionSchema = v.object({ specName: v.string(), specVersion: v.number(), transactionVersion: v.number() })
export type RuntimeVersion = v.InferOutput<typeof versionSchema>

/** What a node tells unasked. Each is a hint to read again, never a fact. */
export type LinkEvents = {
  best(blockNumber: number): void
  finalized(blockNumber: number): void
  runtime(version: RuntimeVersion): void
  /** By whatever reason but `close`. */
  lost(reason: string): void
}

/** One connection to a node, for as long as it lasts. */
export type Link = {
  call<T>(method: string, params: readonly unknown[]): Promise<T>
  close(): void
}

const headerSchema = v.object({ number: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{1,8}$/i)) })
const numberOf = (header: unknown): number => Number.parseInt(v.parse(headerSchema, header).number, 16)

/** Connects, or throws. A lost link is not repaired: its owner opens another, so that nothing stale survives. */
export const openLink = async (url: string, events: LinkEvents): Promise<Link> => {
  const rpc = await openRpc(url, {
    lost: events.lost,
    news: (method, result) => {
      if (method === 'chain_newHead') events.best(numberOf(result))
      if (method === 'chain_finalizedHead') events.finalized(numberOf(result))
      if (method === 'state_runtimeVersion') events.runtime(v.parse(versionSchema, result))
    },
  })
  try {
    await rpc.call('chain_subscribeNewHeads', [])
    await rpc.call('chain_subscribeFinalizedHeads', [])
    await rpc.call('state_subscribeRuntimeVersion', [])
    return rpc
  } catch (error) {
    rpc.close()
    throw error
  }
}
