import { EventEmitter, once } from 'node:events'
import { WebSocket, WebSocketServer } from 'ws'
import type { Network } from './network.ts'

type Request = { readonly id: number; readonly method: string; readonly params: readonly string[] }
/** A transaction's call: its name, and its arguments as the runtime's metadata writes them. */
export type Call = { readonly name: string; readonly args: Readonly<Record<string, unknown>> }

export type ForgetfulNode = {
  readonly url: string
  /** Every transaction that was handed to it, whatever came of it. */
  handedIn(): readonly Call[]
  /** Takes transactions with this call from now on, as if all were well, and drops them. Nothing: keeps all. */
  forget(name?: string): void
  /** Cuts every client off; resolves when one has asked in vain since. */
  unplug(): Promise<void>
  /** Takes clients again; resolves when one is there. */
  plug(): Promise<void>
  close(): void
}

/** The true node, but for its memory. It notes what it is told, and ends a connection when the true node does. */
export const startForgetfulNode = async ({ node, outside }: Network): Promise<ForgetfulNode> => {
  const calls: Call[] = []
  let forgotten: string | undefined
  const read = (extrinsic: string): Call => {
    const { method } = outside.api.createType('Extrinsic', extrinsic)
    const { args } = method.toHuman() as { args: Record<string, unknown> }
    return { name: `${method.section}.${method.method}`, args }
  }
  /** The answer to what must not go further. */
  const intercept = ({ id, method, params }: Request): string | undefined => {
    if (method !== 'author_submitExtrinsic') return undefined
    const call = read(params[0]!)
    calls.push(call)
    if (call.name !== forgotten) return undefined
    return JSON.stringify({ jsonrpc: '2.0', id, result: `0x${'00'.repeat(32)}` })
  }

  let isPlugged = true
  const asked = new EventEmitter()
  const verifyClient = () => {
    asked.emit(isPlugged ? 'taken' : 'refused')
    return isPlugged
  }
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, verifyClient })
  const cutOff = () => {
    for (const client of server.clients) client.terminate()
  }
  const switchTo = async (plugged: boolean, heard: 'taken' | 'refused') => {
    const next = once(asked, heard)
    isPlugged = plugged
    if (!plugged) cutOff()
    await next
  }
  server.on('connection', (client) => {
    const options = { handshakeTimeout: 10_000, maxPayload: 2 ** 24, perMessageDeflate: false }
    const truth = new WebSocket(node, options)
    const opened = new Promise<void>((resolve) => truth.on('open', () => resolve()))
    client.on('message', async (data) => {
      const text = Buffer.from(data).toString()
      const answer = intercept(JSON.parse(text))
      if (answer !== undefined) return client.send(answer)
      await opened
      truth.send(text)
    })
    truth.on('message', (data) => client.send(Buffer.from(data).toString()))
    for (const [one, other] of [
      [client, truth],
      [truth, client],
    ] as const) {
      one.on('error', () => other.terminate())
      one.on('close', () => other.terminate())
    }
  })
  await new Promise<void>((resolve) => server.on('listening', resolve))
  return {
    url: `ws://127.0.0.1:${server.address().port}`,
    handedIn: () => calls,
    forget: (name) => {
      forgotten = name
    },
    unplug: () => switchTo(false, 'refused'),
    plug: () => switchTo(true, 'taken'),
    close() {
      cutOff()
      server.close()
    },
  }
}
