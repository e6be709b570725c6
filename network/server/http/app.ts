import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { Refusal } from '../refusal.ts'
import { answerMalformed, answerOddities } from './malformed.ts'
import { sendProblem } from './problems.ts'
import { toProblem } from './toProblem.ts'
import { answerUnknown } from './unknown.ts'

export type AppNeeds = {
  log: Log
  metrics: Metrics
  requestsPerMinute: number
  /** Addresses whose `x-forwarded-for` counts. */
  trustedProxies?: readonly string[]
  isStopping(): boolean
}

/** Bytes of a request's body. */
export const BODY_LIMIT = 16 * 1024

/** A listener on which every error, the framework's and the parser's included, is a problem document with a code. */
export const createApp = async ({
  log,
  metrics,
  requestsPerMinute,
  trustedProxies = [],
  isStopping,
}: AppNeeds): Promise<FastifyInstance> => {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: [...trustedProxies],
    requestTimeout: 10_000,
    keepAliveTimeout: 5_000,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // Node holds a request whose body never ends for as long as headers may take, and looks only every 30 s, unless told.
    http: { requireHostHeader: false, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
    clientErrorHandler: answerMalformed,
    frameworkErrors: (error, _request, reply) => sendProblem(reply, toProblem(error)),
  })
  answerOddities(app.server)
  app.removeContentTypeParser('text/plain')
  app.decorateReply('problemCode', '')
  app.decorateReply('dealing', '')
  app.setErrorHandler((error, _request, reply) => {
    const problem = toProblem(error)
    // a refusal without a cause is an answer like any other
    const isFailure = problem.status >= 500 && !(error instanceof Refusal && error.cause === undefined)
    if (isFailure) log.error({ err: error, code: problem.code }, 'request failed')
    return sendProblem(reply, problem)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const { statusCode: status, problemCode: code, dealing } = reply
    metrics.requests.observe({ route, status: String(status), code }, reply.elapsedTime / 1000)
    log.info({ method: request.method, route, status, ...(code && { code }), ...(dealing && { dealing }) }, 'request')
  })
  // Browsers come from any origin: everything here is sealed, signed or public.
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST'],
    exposedHeaders: ['retry-after'],
    strictPreflight: false,
  })
  app.addHook('onRequest', async (_request, reply) => {
    if (!isStopping()) return
    reply.header('connection', 'close')
    throw new Refusal('not-ready', 'the server is stopping')
  })
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    ipv6Subnet: 64,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { after }) => new Refusal('rate-limited', `try again in ${after}`),
  })
  answerUnknown(app)
  return app
}
