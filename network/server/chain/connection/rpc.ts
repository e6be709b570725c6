import { WebSocket } from 'ws'

const CALL_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 10_000
const MAX_MESSAGE_BYTES = 32 * 1024 * 1024

/** JSON-RPC 2.0 over one WebSocket, for as long as it lasts. */
export type Rpc = {
  /** Rejects when the node refuses, is silent for 10 s, or is lost. */
  call<T>(method: string, params: readonly unknown[]): Promise<T>
  close(): void
}

export type RpcEvents = {
  /** News of a subscription. What it throws ends the connection. */
  news(method: string, result: unknown): void
  /** The connection is over, by whatever reason but `close`. */
  lost(reason: string): void
}

type Answer = { id: number; result: unknown; error: { message?: unknown } | undefined }
type News = { method: string; result: unknown }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Throws for anything that no node would send. */
const parse = (data: Uint8Array): Answer | News => {
  const message: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data))
  if (isObject(message)) {
    const { id, method, params, result, error } = message
    if (typeof method === 'string' && isObject(params)) return { method, result: params.result }
    if (typeof id === 'number') return { id, result, error: isObject(error) ? error : undefined }
  }
  throw new Error('neither an answer nor news')
}

/** One short line, whatever the node wrote: it goes to a log. */
const reasonOf = ({ message }: { message?: unknown }): string =>
  typeof message === 'string' ? (message.split('\n')[0] ?? '').slice(0, 200) : 'refused without a reason'

/** Connects, or throws. Whatever the node sends, it can end the connection and nothing else. */
export const openRpc = (url: string, events: RpcEvents): Promise<Rpc> => {
  const options = { handshakeTimeout: CONNECT_TIMEOUT_MS, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false }
  const socket = new WebSocket(url, options)
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let lastId = 0
  let isOver = false

  const end = (reason: string): boolean => {
    if (isOver) return false
    isOver = true
    for (const { reject } of waiting.values()) reject(new Error(reason))
    waiting.clear()
    return true
  }
  const lose = (reason: string) => {
    socket.terminate()
    if (end(reason)) events.lost(reason)
  }
  const take = (data: Uint8Array) => {
    const message = parse(data)
    if ('method' in message) return events.news(message.method, message.result)
    const call = waiting.get(message.id)
    if (message.error === undefined) call?.resolve(message.result)
    else call?.reject(new Error(reasonOf(message.error)))
  }
  socket.on('message', (data) => {
    if (isOver) return
    try {
      take(data)
    } catch {
      lose('the node sent what no node sends')
    }
  })
  const call = <T>(method: string, params: readonly unknown[]): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      if (isOver) throw new Error('there is no connection to a node')
      const id = ++lastId
      const timer = setTimeout(() => settle(reject)(new Error(`${method}: no answer in time`)), CALL_TIMEOUT_MS)
      const settle =
        <V>(act: (value: V) => void) =>
        (value: V) => {
          clearTimeout(timer)
          waiting.delete(id)
          act(value)
        }
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    }) as Promise<T>
  const close = () => {
    end('the connection was closed')
    socket.close()
    setTimeout(() => socket.terminate(), 1_000).unref()
  }
  return new Promise((resolve, reject) => {
    const fail = () => {
      reject(new Error('the connection failed'))
      lose('the connection was lost')
    }
    socket.on('open', () => resolve({ call, close }))
    socket.on('error', fail)
    socket.on('close', fail)
  })
}
