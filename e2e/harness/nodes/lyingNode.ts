import { type WebSocket as Client, WebSocket, WebSocketServer } from 'ws'

type Question = { readonly method: string; readonly params: readonly unknown[] }

/** What a node says that does not tell the truth. */
export type Lie = {
  /** What it asks the true one instead. */
  readonly ask?: (question: Question) => readonly unknown[]
  /** What it answers instead of the truth. */
  readonly answer: (question: Question, truth: unknown) => unknown
}
export type LyingNode = {
  readonly url: string
  /** How many transactions it was handed. */
  handedIn(): number
  close(): void
}

/** A node that says what the true one says, but for its lie. */
export const startLyingNode = async (truth: string, lie: Lie): Promise<LyingNode> => {
  let handedIn = 0
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (client: Client) => {
    const node = new WebSocket(truth, { handshakeTimeout: 10_000, perMessageDeflate: false, maxPayload: 2 ** 24 })
    const opened = new Promise<void>((resolve) => node.on('open', () => resolve()))
    const asked = new Map<number, Question>()
    client.on('message', async (data) => {
      const request = JSON.parse(Buffer.from(data as Buffer).toString())
      const question = { method: request.method, params: request.params }
      asked.set(request.id, question)
      if (question.method === 'author_submitExtrinsic') handedIn++
      await opened
      node.send(JSON.stringify({ ...request, params: lie.ask?.(question) ?? request.params }))
    })
    node.on('message', (data) => {
      const answer = JSON.parse(Buffer.from(data as Buffer).toString())
      const question = asked.get(answer.id)
      if (question && 'result' in answer) answer.result = lie.answer(question, answer.result)
      client.send(JSON.stringify(answer))
    })
    for (const [one, other] of [
      [client, node],
      [node, client],
    ] as const) {
      one.on('error', () => other.terminate())
      one.on('close', () => other.terminate())
    }
  })
  await new Promise<void>((resolve) => server.on('listening', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as { port: number }).port}`,
    handedIn: () => handedIn,
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}
