import { randomBytes } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { ss58Encode } from '../../../src/core/keys/address.ts'
import { signPeerRequest } from '../crypto/peerRequest.ts'
import { makeDealing, makeServers, makeState, makeView } from '../testing/network.ts'
import { listen, post, raw, sharesBody } from '../testing/running.ts'

const servers = await makeServers(3, 2)
const own = servers[1]![0]!
const peer = servers[1]![1]!
const dealing = await makeDealing(servers)

type Media = { schema: object }
type Document = {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, Media> }> }>>
}

const readDocument = async (url: string): Promise<Document> =>
  (await fetch(`${url}/v1/openapi.json`)).json() as Promise<Document>

/** The answer has a status, a media type and a body that the document promises for this route. */
const expectPromised = async (document: Document, template: string, method: string, answer: Response) => {
  const { responses } = document.paths[template]![method]!
  const promised = responses[String(answer.status)] ?? responses[`${String(answer.status)[0]}XX`]
  const media = promised?.content[answer.headers.get('content-type')!.split(';')[0]!]
  expect(media, `${method} ${template} ${answer.status}`).toBeDefined()
  const validate = new Ajv2020({ strict: false }).compile(media!.schema)
  expect(validate(await answer.json()), JSON.stringify(validate.errors)).toBe(true)
}

test('every answer is one that the OpenAPI document promises', async () => {
  const view = makeView(makeState(101, [dealing], own))
  const { url } = await listen(own, view)
  const document = await readDocument(url)
  expect(Object.keys(document.paths)).toEqual([
    '/v1/health/live',
    '/v1/health',
    '/v1/info',
    '/v1/peer/{registrant}/{dealing_hash}',
    '/v1/shares',
  ])
  for (const path of ['/v1/health/live', '/v1/health', '/v1/info'])
    await expectPromised(document, path, 'get', await fetch(url + path))
  const shares = `${url}/v1/shares`
  for (const body of [sharesBody(dealing, 1), sharesBody(dealing, 0), {}, '{'])
    await expectPromised(document, '/v1/shares', 'post', await post(shares, body))
  const path = `/v1/peer/${ss58Encode(dealing.registrant)}/${toHex(dealing.dealt.dealingHash)}`
  const { hash: blockHash } = view.state!.block
  const signature = toHex(signPeerRequest({ target: own.tssAccount, path, blockHash }, peer.secrets.tss))
  const question = { asker: toHex(peer.tssAccount), block_hash: toHex(blockHash), signature }
  for (const body of [question, {}]) {
    const answer = await post(url + path, body)
    expect(answer.status).toBe(body === question ? 200 : 404)
    await expectPromised(document, '/v1/peer/{registrant}/{dealing_hash}', 'post', answer)
  }
})

test('a share is accepted over the wire, and again with the same answer', async () => {
  const { url, metrics } = await listen(own, makeView(makeState(101, [dealing], own)))
  const first = await post(`${url}/v1/shares`, sharesBody(dealing, 1))
  expect(first.status).toBe(200)
  const again = await post(`${url}/v1/shares`, sharesBody(dealing, 1))
  expect(await again.json()).toEqual(await first.json())
  expect(await metrics.registry.metrics()).toContain(
    'entropy_http_request_seconds_count{route="/v1/shares",status="200",code=""} 2',
  )
})

test('no request, of any shape, is answered with a failure or changes anything', async () => {
  const { url, dealings } = await listen(own, makeView(makeState(101, [dealing], own)))
  const good = sharesBody(dealing, 1)
  const mutated = fc.record(
    {
      registrant: fc.oneof(fc.constant(good.registrant), fc.string(), fc.anything()),
      dealing_hash: fc.oneof(fc.constant(good.dealing_hash), fc.string(), fc.constant(toHex(randomBytes(32)))),
      envelopes: fc.oneof(
        fc.array(
          fc.record({ member: fc.integer(), enc: fc.string(), ciphertext: fc.string(), proof: fc.array(fc.string()) }),
        ),
        fc.subarray(good.envelopes, { maxLength: 1 }),
        fc.anything(),
      ),
    },
    { requiredKeys: [] },
  )
  const bodies = fc.oneof(
    mutated.map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(bodies, fc.constantFrom('/v1/shares', '/v1/peer/a/b', '/v1/x'), async (body, path) => {
      const { status } = await post(url + path, body)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 300 },
  )
  expect([...dealings.entries()]).toEqual([])
})

test('no bytes, of any kind, bring it down', async () => {
  const { url, port } = await listen(own, makeView(makeState(101, [dealing], own)))
  const lines = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('POST /v1/shares HTTP/1.1', 'content-length: 5', 'host: a', '')),
  )
  await fc.assert(
    fc.asyncProperty(lines, async (parts) => {
      const answer = await raw(port, `${parts.join('\r\n')}\r\nconnection: close\r\n\r\n\r\n\u0001\r\n\r\n`)
      expect(answer).not.toMatch(/^HTTP\/1.1 5/)
    }),
    { numRuns: 100 },
  )
  expect((await fetch(`${url}/v1/health/live`)).status).toBe(200)
})
