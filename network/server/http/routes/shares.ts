import type { FastifyInstance } from 'fastify'
import { fromHex } from '../../../../src/core/bytes.ts'
import { shortHash } from '../../ops/log.ts'
import { Refusal } from '../../refusal.ts'
import type { MemberAck, ShareRequest } from '../../shares/accept.ts'
import { problems, sharesAnswer, sharesRequest } from '../schemas.ts'
import { accountFromJson, ackToJson, type EnvelopeJson, envelopeFromJson } from '../wire.ts'

type SharesJson = { registrant: string; dealing_hash: string; envelopes: EnvelopeJson[] }

/** Beyond this the queue only grows and every answer comes late. */
const MAX_AT_WORK = 64

export const addSharesRoute = (
  app: FastifyInstance,
  { accept }: { accept(request: ShareRequest): Promise<MemberAck> },
): void => {
  let atWork = 0
  app.post<{ Body: SharesJson }>(
    '/v1/shares',
    {
      schema: {
        summary: 'Hand in the sealed shares of this server’s subgroup',
        body: sharesRequest,
        response: { 200: sharesAnswer, ...problems },
      },
    },
    async ({ body }, reply) => {
      if (atWork >= MAX_AT_WORK) throw new Refusal('busy', 'too many shares at once')
      atWork++
      try {
        const registrant = accountFromJson(body.registrant)
        const dealingHash = fromHex(body.dealing_hash, 32)
        reply.dealing = shortHash(dealingHash)
        const envelopes = body.envelopes.map(envelopeFromJson)
        return { ack: ackToJson(await accept({ registrant, dealingHash, envelopes })) }
      } finally {
        atWork--
      }
    },
  )
}
