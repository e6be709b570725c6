import type { FastifyInstance } from 'fastify'
import { type AppNeeds, createApp } from './app.ts'

/** Prometheus' own listener, so that the public one never serves it. */
export const createMetricsApp = async (needs: AppNeeds): Promise<FastifyInstance> => {
  const app = await createApp(needs)
  const { registry } = needs.metrics
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
  return app
}
