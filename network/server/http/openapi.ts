import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

/** Describes the routes that are added afterwards, at /v1/openapi.json. */
export const addOpenApi = async (app: FastifyInstance, version: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Entropy Wallet threshold server', version },
    },
  })
  app.get('/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
