import { connect, createServer, type Socket } from 'node:net'

export type Gate = { readonly port: number; open(): Promise<void>; close(): Promise<void> }

/**
 * The address that the world knows, in front of the embedded chain's own. Chopsticks takes the next port when one is
 * taken and cannot let its clients go; here a taken port is an error, and closing cuts every connection, so that "the
 * node is gone" and "the node is back" can be played with its state kept.
 */
export const openGate = async (port: number, target: number): Promise<Gate> => {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.setNoDelay(true)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
    sockets.add(client)
    client.on('close', () => sockets.delete(client))
  })

  const listen = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject)
        resolve((server.address() as { port: number }).port)
      })
    })

  const bound = await listen(port)
  return {
    port: bound,
    open: async () => void (await listen(bound)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
