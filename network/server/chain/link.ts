import { WsProvider } from '@polkadot/api'

/** What a node tells unasked. Each is a hint to read again, never a fact. */
export type LinkEvents = {
  best(blockNumber: number): void
  finalized(blockNumber: number): void
  runtime(version: { specName: string; specVersion: number; transactionVersion: number }): void
  lost(): void
}

/** One connection to a node, for as long as it lasts. */
export type Link = {
  call<T>(method: string, params: readonly unknown[]): Promise<T>
  close(): Promise<void>
}

const CALL_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 10_000

const connect = (provider: WsProvider): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no connection in time')), CONNECT_TIMEOUT_MS)
    const settle = (act: () => void) => () => {
      clearTimeout(timer)
      act()
    }
    provider.on('connected', settle(resolve))
    provider.on(
      'error',
      settle(() => reject(new Error('the connection failed'))),
    )
    provider.on(
      'disconnected',
      settle(() => reject(new Error('the connection was closed'))),
    )
    provider.connect().catch(settle(() => reject(new Error('the connection failed'))))
  })

/** Connects, or throws. A lost link is not repaired: its owner opens another, so that nothing stale survives. */
export const openLink = async (url: string, events: LinkEvents): Promise<Link> => {
  const provider = new WsProvider(url, false, {}, CALL_TIMEOUT_MS)
  const close = () => provider.disconnect().catch(() => undefined)
  try {
    await connect(provider)
    provider.on('disconnected', () => events.lost())
    const subscribe = (type: string, method: string, on: (result: unknown) => void) =>
      provider.subscribe(type, method, [], (error, result) => {
        if (error === null) on(result)
      })
    const numberOf = (header: unknown) => Number.parseInt((header as { number: string }).number, 16)
    await subscribe('chain_newHead', 'chain_subscribeNewHeads', (header) => events.best(numberOf(header)))
    await subscribe('chain_finalizedHead', 'chain_subscribeFinalizedHeads', (header) =>
      events.finalized(numberOf(header)),
    )
    await subscribe('state_runtimeVersion', 'state_subscribeRuntimeVersion', (version) =>
      events.runtime(version as Parameters<LinkEvents['runtime']>[0]),
    )
    const call: Link['call'] = (method, params) =>
      provider.send(method, [...params]).catch((error: Error) => {
        // the lines after the first repeat the request, which is nothing for a log
        throw new Error(error.message.split('\n')[0])
      })
    return { call, close }
  } catch (error) {
    await close()
    throw error
  }
}
