import { expect, onTestFinished, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { openLink } from './link.ts'

type Request = { id: number; method: string }
const decoder = new TextDecoder()

/** A node on a real socket. It answers every call with its method, unless told otherwise. */
const startNode = async (
  answer = (socket: WebSocket, { id, method }: Request) => reply(socket, { id, result: method }),
) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  await new Promise<void>((resolve) => server.on('listening', resolve))
  server.on('connection', (socket) => {
    socket.on('message', (data) => answer(socket, JSON.parse(decoder.decode(data))))
  })
  const say = (message: string | Uint8Array) => {
    for (const client of server.clients) client.send(message)
  }
  return { url: `ws://127.0.0.1:${server.address().port}`, say }
}

const reply = (socket: WebSocket, message: object) => socket.send(JSON.stringify({ jsonrpc: '2.0', ...message }))
const news = (method: string, result: unknown) => JSON.stringify({ jsonrpc: '2.0', method, params: { result } })

const open = async (url: string) => {
  const seen: unknown[] = []
  let lose: (reason: string) => void = () => undefined
  const lost = new Promise<string>((resolve) => {
    lose = resolve
  })
  const link = await openLink(url, {
    best: (number) => void seen.push(`best ${number}`),
    finalized: (number) => void seen.push(`finalized ${number}`),
    runtime: (version) => void seen.push(version),
    lost: lose,
  })
  onTestFinished(() => link.close())
  return { link, seen, lost }
}

test('asks, and passes on what the node tells unasked', async () => {
  const { url, say } = await startNode()
  const { link, seen } = await open(url)
  say(news('chain_newHead', { number: '0x1F' }))
  say(news('chain_finalizedHead', { number: '0x1e' }))
  say(news('state_runtimeVersion', { specName: 'entropy', specVersion: 1, transactionVersion: 1, apis: [] }))
  say(news('something_else', null))
  expect(await link.call('system_health', [])).toBe('system_health')
  expect(seen).toEqual(['best 31', 'finalized 30', { specName: 'entropy', specVersion: 1, transactionVersion: 1 }])
})

test.each([
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['half a message', '{"jsonrpc":"2.0","id":1,'],
  ['null', 'null'],
  ['a number', '5'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['an answer to nobody', '{"id":null,"error":{"code":-32700,"message":"parse error"}}'],
  ['text that is no UTF-8', Uint8Array.of(0xff, 0xfe)],
  ['news of nothing', '{"method":"chain_newHead"}'],
  ['a head without a number', news('chain_newHead', {})],
  ['no head', news('chain_newHead', null)],
  ['a number that is none', news('chain_finalizedHead', { number: 'latest' })],
  ['a number that no block has', news('chain_newHead', { number: `0x${'f'.repeat(16)}` })],
  ['a runtime without a name', news('state_runtimeVersion', { specVersion: 1 })],
])('ends the connection, and nothing else, when the node sends %s', async (_, message) => {
  const { url, say } = await startNode()
  const { link, seen, lost } = await open(url)
  say(message)
  expect(await lost).toBe('the node sent what no node sends')
  await expect(link.call('system_health', [])).rejects.toThrow('there is no connection')
  expect(seen).toEqual([])
})

test('a call that the node refuses rejects with one short line', async () => {
  const { url } = await startNode((socket, { id, method }) =>
    method === 'author_submitExtrinsic'
      ? reply(socket, { id, error: { code: 1010, message: `Invalid Transaction\n${'x'.repeat(10_000)}` } })
      : reply(socket, { id, result: null }),
  )
  const { link } = await open(url)
  await expect(link.call('author_submitExtrinsic', [])).rejects.toThrow(/^Invalid Transaction$/)
})

test('what waits for an answer rejects when the connection is lost', async () => {
  const { url } = await startNode((socket, { id, method }) =>
    method === 'system_health' ? socket.terminate() : reply(socket, { id, result: null }),
  )
  const { link, lost } = await open(url)
  await expect(link.call('system_health', [])).rejects.toThrow('the connection was lost')
  expect(await lost).toBe('the connection was lost')
})

test('nobody at the address, or no node', async () => {
  await expect(open('ws://127.0.0.1:1')).rejects.toThrow('the connection failed')
  const { url } = await startNode((socket) => socket.terminate())
  await expect(open(url)).rejects.toThrow('the connection was lost')
})
