import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { sendParcel } from './sendParcel.ts'

const parcel = {
  registrant: new Uint8Array(32).fill(1),
  dealingHash: new Uint8Array(32).fill(2),
  envelopes: [
    {
      subgroup: 0,
      member: 1,
      tssAccount: new Uint8Array(32),
      enc: new Uint8Array(32).fill(3),
      ciphertext: new Uint8Array(114).fill(4),
      proof: [new Uint8Array(32).fill(5)],
    },
  ],
}
const ack = {
  member: 1,
  commitment: `0x02${'11'.repeat(32)}`,
  response: `0x${'22'.repeat(32)}`,
  signature: `0x${'33'.repeat(64)}`,
}

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})
const listen = async (handler: RequestListener): Promise<string> => {
  const started = createServer(handler)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`
}
const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  listen((_, response) => void response.writeHead(status, headers).end(body))

test('sends the group’s sealed pieces and reads the proof of holding', async () => {
  let seen: unknown
  const url = await listen(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    seen = [request.method, request.url, JSON.parse(text)]
    response.end(JSON.stringify({ ack }))
  })
  expect(await sendParcel(url, parcel)).toMatchObject({ kind: 'ack', ack: { response: new Uint8Array(32).fill(0x22) } })
  expect(seen).toEqual([
    'POST',
    '/v1/shares',
    {
      registrant: '5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT',
      dealing_hash: `0x${'02'.repeat(32)}`,
      envelopes: [
        {
          member: 1,
          enc: `0x${'03'.repeat(32)}`,
          ciphertext: `0x${'04'.repeat(114)}`,
          proof: [`0x${'05'.repeat(32)}`],
        },
      ],
    },
  ])
})

test('a problem keeps its code and the wait that the server asks for', async () => {
  const url = await answering(503, JSON.stringify({ code: 'busy' }), { 'retry-after': '2' })
  expect(await sendParcel(url, parcel)).toEqual({ kind: 'problem', code: 'busy', retryAfter: 2000 })
})

test.each([
  ['text', 200, 'hello', {}],
  ['an incomplete proof', 200, JSON.stringify({ ack: { ...ack, response: '0x22' } }), {}],
  ['an over-long body', 200, 'x'.repeat(70_000), {}],
  ['an error without a code', 500, '<html>', {}],
  ['a code that is text', 500, JSON.stringify({ code: '<b>hello</b>' }), {}],
])('%s is a bad reply', async (_, status, body, headers) => {
  expect(await sendParcel(await answering(status, body, headers), parcel)).toMatchObject({ code: 'bad-reply' })
})

test('a redirect is not followed', async () => {
  const url = await answering(307, '', { location: 'http://127.0.0.1:1/' })
  expect(await sendParcel(url, parcel)).toMatchObject({ kind: 'problem', code: 'unreachable' })
})

test('nobody there, or no address at all, is said', async () => {
  expect(await sendParcel('http://127.0.0.1:1', parcel)).toMatchObject({ code: 'unreachable' })
  expect(await sendParcel('file:///etc/passwd', parcel)).toMatchObject({ code: 'bad-endpoint' })
})
