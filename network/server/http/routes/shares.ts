import type { FastifyInstance } from 'fastify'
import { fromHex } from '../../../../src/core/bytes.ts'
import { shortHash } from '../../ops/log.ts'
import { Refusal } from '../../refusal.ts'
import type { MemberAck, ShareRequest } from '../../shares/intake.ts'
import { BODY_LIMIT } from '../app.ts'
import { problems, sharesAnswer, sharesRequest } from '../schemas.ts'
import { accountFromJson, ackToJson, type EnvelopeJson, envelopeFromJson } from '../wire.ts'

type SharesJson = { registrant: string; dealing_hash: string; envelopes: EnvelopeJson[] }

/** Beyond this the queue only grows and every answer comes late. */
const MAX_AT_WORK = 64

/** With the longest proofs (nine siblings) 16 envelopes fit into the usual 16 KiB; all 32 that a subgroup can have take 31 KiB. */
const USUAL_ENVELOPES = 16
const LARGE_BODY_LIMIT = 2 * BODY_LIMIT

const isForLargeSubgroup = (body: unknown): boolean => {
  const envelopes = (body as Partial<SharesJson> | null | undefined)?.envelopes
  return Array.isArray(envelopes) && envelopes.length > USUAL_ENVELOPES
}

/** Only the set of a subgroup that needs it may be longer than other bodies. */
const readLargerSets = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  const options = { parseAs: 'string', bodyLimit: LARGE_BODY_LIMIT } as const
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', options, (request, text: string, done) =>
    parse(request, text, (error, body) => {
      const isTooLarge = Buffer.byteLength(text) > BODY_LIMIT && !isForLargeSubgroup(body)
      done(isTooLarge ? new Refusal('too-large', 'the body has more than 16 KiB') : error, body)
    }),
  )
}

export const addSharesRoute = (
  app: FastifyInstance,
  { accept }: { accept(request: ShareRequest): Promise<MemberAck> },
): void => {
  let atWork = 0
  const options = {
    schema: {
      summary: 'Hand in the sealed shares of this server’s subgroup',
      body: sharesRequest,
      response: { 200: sharesAnswer, ...problems },
    },
  }
  app.register(async (scope) => {
    readLargerSets(scope)
    scope.post<{ Body: SharesJson }>('/v1/shares', options, async ({ body }, reply) => {
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
    })
  })
}
