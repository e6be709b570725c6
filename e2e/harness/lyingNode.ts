import { connect, createServer, type Socket } from 'node:net'

export type LyingNode = { readonly url: string; close(): Promise<void> }

/**
 * A node that says what the true one says, but for one value in hexadecimal. It works on the bytes of the WebSocket: what a
 * server sends is not masked, and compression is not negotiated through here.
 */
export const startLyingNode = async (truth: string, said: string, instead: string): Promise<LyingNode> => {
  if (said.length !== instead.length) throw new Error('a lie is as long as the truth')
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const node = connect(Number(new URL(truth).port), '127.0.0.1')
    client.on('data', (data) =>
      node.write(data.toString('latin1').replace('Sec-WebSocket-Extensions', 'X-Unused'), 'latin1'),
    )
    node.on('data', (data) => client.write(data.toString('latin1').replaceAll(said, instead), 'latin1'))
    for (const socket of [client, node]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        client.destroy()
        node.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `ws://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
