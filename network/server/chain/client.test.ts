import { expect, onTestFinished, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { toHex } from '../../../src/core/bytes.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { genesis, keySetsOf, makeDealing, makeServers } from '../testing/network.ts'
import { answerFrom, makeStorage } from '../testing/node.ts'
import { followChain } from './client.ts'

const servers = await makeServers(2, 1)
const dealing = await makeDealing(servers)
const keySets = await keySetsOf(servers[0]![0]!)

/** A node on a real socket that makes a block when it is told to, and a server that follows it. */
const setUp = async () => {
  const storage = makeStorage([dealing])
  const answer = answerFrom(storage, genesis)
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.on('listening', resolve))
  server.on('connection', (socket: WebSocket) =>
    socket.on('message', (data) => {
      const { id, method, params } = JSON.parse(new TextDecoder().decode(data))
      socket.send(JSON.stringify({ id, result: answer(method, params) }))
    }),
  )
  const say = (text: string) => {
    for (const client of server.clients) client.send(text)
  }
  const head = (number: number) => {
    for (const method of ['chain_newHead', 'chain_finalizedHead'])
      say(JSON.stringify({ method, params: { result: { number: `0x${number.toString(16)}` } } }))
  }
  const lost: string[] = []
  const follow = (network = genesis) => {
    const chain = followChain({
      ...{ url: `ws://127.0.0.1:${server.address().port}`, genesis: network, keySets, watched: () => [] },
      onUnreadable: () => undefined,
      onLost: (reason) => lost.push(reason),
    })
    onTestFinished(async () => {
      await chain.close()
      for (const client of server.clients) client.terminate()
      server.close()
    })
    return chain
  }
  return { storage, say, head, lost, follow }
}

test('ready once a best and a finalized block were read', async () => {
  const { head, follow } = await setUp()
  const chain = follow()
  await expect.poll(() => chain.connections()).toBe(1)
  expect(chain.status()).toBe('connecting')
  head(101)
  await expect.poll(() => chain.status()).toBe('ready')
  expect((await chain.first).registrations.has(toHex(dealing.registrant))).toBe(true)
})

test('a node of another network is named, and never believed', async () => {
  const { follow, lost } = await setUp()
  const chain = follow(new Uint8Array(32).fill(1))
  await expect(chain.first).rejects.toMatchObject({ status: 'wrong-genesis' })
  expect([chain.status(), chain.best(), lost]).toEqual(['wrong-genesis', undefined, ['wrong-genesis']])
})

test('after garbage, on the wire or in a value, it connects again, and what it knew before stands', async () => {
  const { storage, say, head, follow, lost } = await setUp()
  const chain = follow()
  await expect.poll(() => chain.connections()).toBe(1)
  head(101)
  await chain.first
  say('garbage')
  await expect.poll(() => chain.connections(), { timeout: 5_000 }).toBe(2)
  const key = toHex(storageKey.parameters)
  const good = storage.get(key)
  storage.set(key, '0x00')
  head(102)
  await expect.poll(() => chain.connections(), { timeout: 5_000 }).toBe(3)
  expect(chain.best()?.block.number).toBe(101)
  storage.set(key, good)
  head(103)
  await expect.poll(() => chain.best()?.block.number).toBe(103)
  expect(lost).toEqual(['the node sent what no node sends', 'registry parameters: not decodable'])
})
