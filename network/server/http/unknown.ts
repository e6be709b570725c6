import type { FastifyInstance } from 'fastify'
import { problemOf, sendProblem } from './problems.ts'

/** A path template such as `/v1/peer/:registrant/:dealing_hash` as a pattern. */
const pattern = (template: string): RegExp => new RegExp(`^${template.replace(/:[^/]+/g, '[^/]+')}$`)

export const NOTHING_HERE = problemOf('not-found', 'no such resource')

/** Answers 404, or 405 with `Allow` where the path exists with other methods. To be called before the routes are added. */
export const answerUnknown = (app: FastifyInstance): void => {
  const methods = new Map<string, string[]>()
  app.addHook('onRoute', ({ url, method }) => {
    if (url !== '*') methods.set(url, [...(methods.get(url) ?? []), ...[method].flat()])
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = [...methods].flatMap(([template, list]) => (pattern(template).test(path) ? list : [])).join(', ')
    if (allowed === '') return sendProblem(reply, NOTHING_HERE)
    reply.header('allow', allowed)
    return sendProblem(reply, problemOf('method-not-allowed', `the resource takes ${allowed}`))
  })
}
