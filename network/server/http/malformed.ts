import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { PROBLEM_MEDIA_TYPE, type Problem, problemOf } from './problems.ts'

const close = (socket: Duplex, problem: Problem): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `content-type: ${PROBLEM_MEDIA_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

const problemOfParser = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') return problemOf('too-large', 'the headers are too large', 431)
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problemOf('timeout', 'the request did not arrive in time')
  return problemOf('bad-request', 'this is not HTTP/1.1')
}

/** What never becomes a request: bytes that are no HTTP, headers without end, a request that does not arrive. */
export const answerMalformed = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET') socket.destroy()
  else close(socket, problemOfParser(error.code))
}

/** Node answers these two by itself and without a body, unless somebody listens. */
export const answerOddities = (server: Server): void => {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    close(socket, problemOf('method-not-allowed', 'this server is no proxy')),
  )
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.stringify(problemOf('bad-request', 'no expectation but 100-continue is met', 417))
    const headers = {
      'content-type': PROBLEM_MEDIA_TYPE,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    }
    response.writeHead(417, headers).end(body)
  })
}
