import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { isPublicAddress, lookupPublic } from './address.ts'
import { postJson } from './post.ts'

const serve = (listener: RequestListener): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
  })

const allow = { allowPrivate: true }

test('posts JSON and parses the answer', async () => {
  const endpoint = await serve(async (request, response) => {
    const chunks = await request.toArray()
    response.end(JSON.stringify({ path: request.url, got: JSON.parse(Buffer.concat(chunks).toString()) }))
  })
  for (const base of [endpoint, `${endpoint}/`])
    expect(await postJson(base, '/v1/peer', { a: 1 }, allow)).toEqual({ path: '/v1/peer', got: { a: 1 } })
  expect(await postJson(`${endpoint}/behind/a/proxy`, '/v1', 1, allow)).toMatchObject({ path: '/behind/a/proxy/v1' })
})

test('error: a redirect, which is not followed', async () => {
  const endpoint = await serve((request, response) => {
    if (request.url === '/elsewhere') return void response.end('{}')
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  await expect(postJson(endpoint, '/', {}, allow)).rejects.toThrow('status 307')
})

test('error: an answer that is too long, that is no JSON, or that breaks off', async () => {
  const long = await serve((_, response) => void response.end(`"${'a'.repeat(65 * 1024)}"`))
  await expect(postJson(long, '/', {}, allow)).rejects.toThrow('too long')
  const text = await serve((_, response) => void response.end('<html>'))
  await expect(postJson(text, '/', {}, allow)).rejects.toThrow(SyntaxError)
  const broken = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('{', () => response.destroy())
  })
  await expect(postJson(broken, '/', {}, allow)).rejects.toThrow()
})

test('error: silence, after three seconds', async () => {
  const silent = await serve(() => undefined)
  const start = Date.now()
  await expect(postJson(silent, '/', {}, allow)).rejects.toThrow(/timeout|abort/i)
  expect(Date.now() - start).toBeLessThan(4_000)
})

test('error: an endpoint that a stranger could misuse, unless the network is on one machine', async () => {
  let asked = 0
  const endpoint = await serve((_, response) => {
    asked++
    response.end('{}')
  })
  const { port } = new URL(endpoint)
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
    await expect(postJson(`http://${host}:${port}`, '/', {}, { allowPrivate: false })).rejects.toThrow(/address/)
  for (const bad of ['ftp://example.org', 'file:///etc/passwd', 'http://user:word@example.org', 'nonsense', ''])
    await expect(postJson(bad, '/', {}, allow)).rejects.toThrow()
  expect(asked).toBe(0)
})

test.each([
  '10.1.2.3',
  '172.31.0.1',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::',
  '::1',
  'fe80::1',
  'fec0::1',
  '::7f00:1',
  '64:ff9b:1::a00:1',
  '2002:a00:1::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  'name',
])('%s is no public address', (address) => expect(isPublicAddress(address)).toBe(false))

test.each(['1.1.1.1', '172.32.0.1', '2606:4700::1111'])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test('a name that resolves to this machine is not looked up to the end', async () => {
  const error = await new Promise((resolve) => lookupPublic('localhost', {}, resolve))
  expect(error).toMatchObject({ message: 'no public address' })
})
