import type { FastifyInstance } from 'fastify'
import type { Health } from '../../ops/health.ts'
import { problemOf, sendProblem } from '../problems.ts'
import { healthAnswer, infoAnswer, liveAnswer, problems } from '../schemas.ts'

export type Info = { tss_account: string; x25519_public_key: string; subgroup?: number; version: string }

/** Whether the process answers, whether it is ready, and who it is. None of them touches disk or chain. */
export const addStatusRoutes = (app: FastifyInstance, needs: { health: Health; info(): Info }): void => {
  const live = { summary: 'The process answers', response: { 200: liveAnswer, ...problems } }
  app.get('/v1/health/live', { schema: live }, async () => ({ status: 'live' }))

  const ready = { summary: 'The server is ready', response: { 200: healthAnswer, ...problems } }
  app.get('/v1/health', { schema: ready }, async (_request, reply) => {
    const { reason, bestBlock, finalizedBlock } = needs.health.now()
    if (reason !== undefined) return sendProblem(reply, problemOf('not-ready', reason))
    return { ready: true, best_block: bestBlock, finalized_block: finalizedBlock }
  })

  const info = { summary: 'Which server this is', response: { 200: infoAnswer, ...problems } }
  app.get('/v1/info', { schema: info }, async () => needs.info())
}
