import type { FastifyInstance } from 'fastify'
import type { Health } from '../ops/health.ts'
import type { PeerAnswer, PeerQuestion } from '../shares/answerPeer.ts'
import type { MemberAck, ShareRequest } from '../shares/intake.ts'
import { type AppNeeds, createApp } from './app.ts'
import { addOpenApi } from './openapi.ts'
import { addPeerRoute } from './routes/peer.ts'
import { addSharesRoute } from './routes/shares.ts'
import { addStatusRoutes, type Info } from './routes/status.ts'

export type PublicNeeds = AppNeeds & {
  health: Health
  info(): Info
  accept(request: ShareRequest): Promise<MemberAck>
  answer(question: PeerQuestion): Promise<PeerAnswer | undefined>
}

/** Everything that wallets and peers may ask. */
export const createPublicApp = async (needs: PublicNeeds): Promise<FastifyInstance> => {
  const app = await createApp(needs)
  await addOpenApi(app, needs.info().version)
  addStatusRoutes(app, needs)
  addSharesRoute(app, needs)
  addPeerRoute(app, needs)
  await app.ready()
  return app
}
