import type { FastifyReply } from 'fastify'
import type { RefusalCode } from '../refusal.ts'

/** Problem details of RFC 9457, with a stable `code`. */
export type Problem = { type: string; title: string; status: number; code: RefusalCode; detail: string }

/** How each refusal looks on the wire: status, title, and for those that pass by themselves the seconds to wait. */
const table: Record<RefusalCode, { status: number; title: string; retryAfter?: number }> = {
  'bad-request': { status: 400, title: 'The request is not well-formed' },
  busy: { status: 503, title: 'The server has too much to do', retryAfter: 1 },
  'chain-unavailable': { status: 503, title: 'The server cannot see the chain', retryAfter: 5 },
  internal: { status: 500, title: 'The server failed' },
  'method-not-allowed': { status: 405, title: 'This resource does not take that method' },
  'nonce-reused': { status: 409, title: 'The nonce of this dealing was used before' },
  'not-a-member': { status: 409, title: 'This server is not in the roster of the dealing' },
  'not-committed': { status: 422, title: 'An envelope is not part of the dealing' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'not-ready': { status: 503, title: 'The server is not ready', retryAfter: 5 },
  'not-registering': { status: 409, title: 'The account is not registering' },
  'not-synced': { status: 503, title: 'The server has not caught up with the chain', retryAfter: 5 },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'share-invalid': { status: 422, title: 'The share does not fit the dealing' },
  'storage-failed': { status: 503, title: 'The share could not be stored', retryAfter: 5 },
  timeout: { status: 408, title: 'The request took too long' },
  'too-large': { status: 413, title: 'The request is too large' },
  undecryptable: { status: 422, title: 'The envelope does not open' },
  'unsupported-media-type': { status: 415, title: 'The body is not application/json' },
  'wrong-dealing': { status: 409, title: 'The account has another dealing' },
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** `status` differs from the table's where HTTP has a narrower one, as 431 for headers. */
export const problemOf = (code: RefusalCode, detail: string, status = table[code].status): Problem => ({
  type: `urn:entropy:problem:${code}`,
  title: table[code].title,
  status,
  code,
  detail,
})

const retryAfterOf = (code: RefusalCode): number | undefined => table[code].retryAfter

export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  const retryAfter = retryAfterOf(problem.code)
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  reply.problemCode = problem.code
  return reply.code(problem.status).type(PROBLEM_MEDIA_TYPE).serializer(JSON.stringify).send(problem)
}

declare module 'fastify' {
  interface FastifyReply {
    /** Code of the problem that was answered, for log and metrics. */
    problemCode: RefusalCode | ''
    /** Short hash of the dealing that the request was about, for the log. */
    dealing: string
  }
}
