import { expect, test } from 'vitest'
import { makeServers } from '../testing/network.ts'
import { listen, post, raw } from '../testing/running.ts'

const [[own]] = (await makeServers(1, 1)) as [[Awaited<ReturnType<typeof makeServers>>[0][0] & object]]

const expectProblem = async (answer: Response, status: number, code: string) => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.status).toBe(status)
  const body = (await answer.json()) as Record<string, unknown>
  expect(body).toMatchObject({ type: `urn:entropy:problem:${code}`, status, code })
  expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'status', 'title', 'type'])
}

test('an unknown route', async () => {
  const { url } = await listen(own)
  for (const path of ['/', '/v1', '/v1/shares/', '/metrics', '/v1/peer/a', '/%00', '/v1/../etc/passwd'])
    await expectProblem(await fetch(url + path), 404, 'not-found')
})

test('a wrong method, with what is allowed', async () => {
  const { url } = await listen(own)
  const allowed = {
    '/v1/health': 'GET, HEAD',
    '/v1/shares': 'POST',
    '/v1/peer/a/b': 'POST',
    '/v1/openapi.json': 'GET, HEAD',
  }
  for (const [path, allow] of Object.entries(allowed))
    for (const method of ['PUT', 'DELETE', 'PATCH', allow === 'POST' ? 'GET' : 'POST']) {
      const answer = await fetch(url + path, { method })
      expect(answer.headers.get('allow')).toBe(allow)
      await expectProblem(answer, 405, 'method-not-allowed')
    }
})

test('a body that is too large, of another type, absent, or no JSON', async () => {
  const { url } = await listen(own)
  const shares = `${url}/v1/shares`
  for (const size of [16 * 1024, 20_000, 40_000]) {
    await expectProblem(await post(shares, `"${'a'.repeat(size)}"`), 413, 'too-large')
    await expectProblem(await post(shares, 'a'.repeat(size + 1)), 413, 'too-large')
  }
  for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'application/jsonp', 'x'])
    await expectProblem(await post(shares, '{}', { 'content-type': type }), 415, 'unsupported-media-type')
  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '"',
    '{"__proto__":{}}',
    '{"constructor":{"prototype":{}}}',
    '\u0000',
    '{}x',
  ])
    await expectProblem(await post(shares, body), 400, 'bad-request')
})

test('the set of the largest subgroup in the largest network is not too large', async () => {
  const { url } = await listen(own)
  const hash = `0x${'00'.repeat(32)}`
  const envelope = (member: number) => ({
    member,
    enc: hash,
    ciphertext: `0x${'00'.repeat(114)}`,
    proof: Array(9).fill(hash),
  })
  const registrant = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
  const set = { registrant, dealing_hash: hash, envelopes: Array.from({ length: 32 }, (_, member) => envelope(member)) }
  expect(JSON.stringify(set).length).toBeGreaterThan(30_000)
  await expectProblem(await post(`${url}/v1/shares`, set), 503, 'chain-unavailable')
  await expectProblem(await post(`${url}/v1/shares`, JSON.stringify(set) + ' '.repeat(2_000)), 413, 'too-large')
  const padded = JSON.stringify({ ...set, envelopes: set.envelopes.slice(0, 16) }) + ' '.repeat(2_000)
  await expectProblem(await post(`${url}/v1/shares`, padded), 413, 'too-large')
})

test('a body of another shape: nothing is stripped, coerced or defaulted', async () => {
  const { url } = await listen(own)
  const hash = `0x${'00'.repeat(32)}`
  const registrant = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
  const envelope = { member: 0, enc: hash, ciphertext: `0x${'00'.repeat(114)}`, proof: [hash] }
  const good = { registrant, dealing_hash: hash, envelopes: [envelope] }
  await expectProblem(await post(`${url}/v1/shares`, good), 503, 'chain-unavailable')
  const bad = [
    { ...good, more: 1 },
    { ...good, envelopes: [] },
    { ...good, envelopes: envelope },
    { ...good, envelopes: [{ ...envelope, member: '0' }] },
    { ...good, envelopes: [{ ...envelope, member: 1.5 }] },
    { ...good, envelopes: [{ ...envelope, extra: true }] },
    { ...good, envelopes: [{ ...envelope, proof: Array(10).fill(hash) }] },
    { ...good, dealing_hash: hash.toUpperCase() },
    { ...good, dealing_hash: `${hash}\n` },
    { ...good, registrant: 5 },
    { ...good, registrant: `${registrant.slice(0, -1)}Z` },
    { registrant, dealing_hash: hash },
  ]
  for (const body of bad) await expectProblem(await post(`${url}/v1/shares`, body), 400, 'bad-request')
})

test('too many requests, by address, with the time to wait where a browser can read it', async () => {
  const { url } = await listen(own, undefined, { requestsPerMinute: 3 })
  for (let i = 0; i < 3; i++) expect((await fetch(`${url}/v1/health/live`)).status).toBe(200)
  const answer = await fetch(`${url}/v1/health/live`)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(answer.headers.get('access-control-expose-headers')).toMatch(/retry-after/i)
  await expectProblem(answer, 429, 'rate-limited')
  await expectProblem(await post(`${url}/v1/peer/a/b`, {}), 429, 'rate-limited')
})

test('whoever says where it comes from is believed only behind a trusted proxy', async () => {
  const ask = (url: string, from: string) => fetch(`${url}/v1/health/live`, { headers: { 'x-forwarded-for': from } })
  const open = await listen(own, undefined, { requestsPerMinute: 1 })
  expect((await ask(open.url, '192.0.2.1')).status).toBe(200)
  expect((await ask(open.url, '192.0.2.2')).status).toBe(429)
  const behind = await listen(own, undefined, { requestsPerMinute: 1, trustedProxies: ['127.0.0.1'] })
  expect((await ask(behind.url, '192.0.2.1')).status).toBe(200)
  expect((await ask(behind.url, '192.0.2.2')).status).toBe(200)
  expect((await ask(behind.url, '198.51.100.9, 192.0.2.2')).status).toBe(429)
  expect((await ask(behind.url, 'not an address')).status).toBe(200)
})

test('unknown routes are limited as well', async () => {
  const { url } = await listen(own, undefined, { requestsPerMinute: 2 })
  for (let i = 0; i < 2; i++) await expectProblem(await fetch(`${url}/x`), 404, 'not-found')
  await expectProblem(await fetch(`${url}/x`), 429, 'rate-limited')
})

test('a failure of the server, without a word about it outside the log', async () => {
  const accept = () => Promise.reject(new Error('secret detail'))
  const { url, logged } = await listen(own, undefined, { accept })
  const hash = `0x${'00'.repeat(32)}`
  const envelope = { member: 0, enc: hash, ciphertext: `0x${'00'.repeat(114)}`, proof: [hash] }
  const registrant = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
  const answer = await post(`${url}/v1/shares`, { registrant, dealing_hash: hash, envelopes: [envelope] })
  expect(await answer.clone().text()).not.toContain('secret')
  await expectProblem(answer, 500, 'internal')
  expect(logged.join()).toContain('secret detail')
})

test('not ready, with the reason', async () => {
  const health = {
    now: () => ({ reason: 'store: not writable', bestBlock: 0, finalizedBlock: 0 }),
    stop: () => undefined,
  }
  const { url } = await listen(own, undefined, { health })
  const answer = await fetch(`${url}/v1/health`)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(await answer.clone().json()).toMatchObject({ detail: 'store: not writable' })
  await expectProblem(answer, 503, 'not-ready')
})

test('stopping: every route says so and closes', async () => {
  const { url } = await listen(own, undefined, { isStopping: () => true })
  const answer = await fetch(`${url}/v1/health/live`)
  expect(answer.headers.get('connection')).toBe('close')
  await expectProblem(answer, 503, 'not-ready')
})

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'bad-request'],
  ['binary', new Uint8Array([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x0d, 0x0a, 0x0d, 0x0a]), 400, 'bad-request'],
  ['another version', 'GET / HTTP/9.9\r\n\r\n', 400, 'bad-request'],
  ['an unknown method', 'STEAL /v1/shares HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'bad-request'],
  ['a broken header', 'GET / HTTP/1.1\r\nhost: a\r\nbro ken\r\n\r\n', 400, 'bad-request'],
  [
    'two lengths',
    'POST /v1/shares HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
    400,
    'bad-request',
  ],
  [
    'length and chunks',
    'POST /v1/shares HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\na',
    400,
    'bad-request',
  ],
  ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431, 'too-large'],
  ['a proxy request', 'CONNECT example.org:443 HTTP/1.1\r\nhost: a\r\n\r\n', 405, 'method-not-allowed'],
  [
    'an expectation',
    'POST /v1/shares HTTP/1.1\r\nhost: a\r\nexpect: coffee\r\ncontent-length: 0\r\n\r\n',
    417,
    'bad-request',
  ],
  ['no host', 'GET /nowhere HTTP/1.1\r\nconnection: close\r\n\r\n', 404, 'not-found'],
  ['an address with bad escapes', 'GET /%E0%A4%A HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 400, 'bad-request'],
  ['a rare method', 'PROPFIND /v1/shares HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 405, 'method-not-allowed'],
  [
    'a very long address',
    `GET /${'a'.repeat(10_000)} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
    404,
    'not-found',
  ],
])('malformed on the wire: %s', async (_, bytes, status, code) => {
  const { port } = await listen(own)
  const answer = await raw(port, bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer.toLowerCase()).toContain('content-type: application/problem+json')
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({ status, code })
})

test('a request that breaks off, in its headers or in its body, is given up after 10 s', async () => {
  const { port } = await listen(own)
  const begun = 'POST /v1/shares HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
  const answers = await Promise.all(['x: y', 'content-length: 50\r\n\r\n{'].map((rest) => raw(port, begun + rest)))
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(answer).toContain('"code":"timeout"')
  }
}, 20_000)

test('a log line says what was asked for and what came of it, and nothing of whom', async () => {
  const { url, logged } = await listen(own)
  await post(
    `${url}/v1/peer/5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY/0x${'00'.repeat(32)}`,
    { secret: 'text' },
    { origin: 'https://dapp.example' },
  )
  const log = logged.join()
  expect(log).toContain('/v1/peer/:registrant/:dealing_hash')
  for (const word of ['5Grwva', 'dapp.example', '127.0.0.1', 'text']) expect(log).not.toContain(word)
})
