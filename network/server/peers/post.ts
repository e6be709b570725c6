import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress, lookupPublic } from './address.ts'

const TIMEOUT_MS = 3_000
const MAX_BYTES = 64 * 1024

/** The other server is there, and has something else to say. */
export class UnexpectedStatus extends Error {
  override readonly name = 'UnexpectedStatus'
}

const targetOf = (endpoint: string, path: string, allowPrivate: boolean): URL => {
  const url = new URL(endpoint.replace(/\/+$/, '') + path)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('not an HTTP endpoint')
  if (url.username !== '' || url.password !== '') throw new Error('an endpoint with credentials')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw new Error('an endpoint with a private address')
  return url
}

/** Posts JSON to another server and parses its answer: 3 s, 64 KiB, no redirect is followed, anything but 200 is an error. */
export const postJson = (
  endpoint: string,
  path: string,
  body: unknown,
  { allowPrivate }: { allowPrivate: boolean },
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const url = targetOf(endpoint, path, allowPrivate)
    const content = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }
    const options: RequestOptions = { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) }
    if (!allowPrivate) options.lookup = lookupPublic
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > MAX_BYTES) response.destroy(new Error('an answer that is too long'))
        else chunks.push(chunk)
      })
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new UnexpectedStatus(`status ${response.statusCode}`))
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        } catch (error) {
          reject(error)
        }
      })
    })
    request.on('error', reject)
    request.end(content)
  })
