import { connect, createServer, type Socket } from 'node:net'

export type Wire = {
  readonly url: string
  /** Nothing more comes through, and nobody is told. */
  mute(): void
  /** Ends every connection, and refuses new ones. */
  cut(): Promise<void>
  /** Lets everything through again, to this node when it says so. What was mute before is ended. */
  mend(node?: string): Promise<void>
}

/** A line between servers and their node, to be broken in more than one way while the chain goes on. */
export const openWire = async (node: string): Promise<Wire> => {
  const pairs = new Set<readonly [Socket, Socket]>()
  let target = node
  let isMute = false
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(target).port), '127.0.0.1')
    const pair = [client, upstream] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.setNoDelay(true)
      from.on('data', (data) => isMute || to.write(data))
      from.on('error', end)
      from.on('close', end)
    }
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const endAll = () => {
    for (const [client, upstream] of pairs) {
      client.destroy()
      upstream.destroy()
    }
  }
  await listen(0)
  const { port } = server.address() as { port: number }
  return {
    url: `ws://127.0.0.1:${port}`,
    mute: () => {
      isMute = true
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        endAll()
      }),
    async mend(other = node) {
      target = other
      endAll()
      isMute = false
      if (!server.listening) await listen(port)
    },
  }
}
