import type { FastifyInstance } from 'fastify'
import { fromHex } from '../../../../src/core/bytes.ts'
import { shortHash } from '../../ops/log.ts'
import type { PeerAnswer, PeerQuestion } from '../../shares/answerPeer.ts'
import { sendProblem } from '../problems.ts'
import { peerAnswer, peerPath, peerRequest, problems } from '../schemas.ts'
import { toProblem } from '../toProblem.ts'
import { NOTHING_HERE } from '../unknown.ts'
import { accountFromJson, peerAnswerToJson } from '../wire.ts'

type PeerJson = { asker: string; block_hash: string; signature: string }

/** Everyone but a member of that dealing's subgroup gets one and the same 404, whatever is wrong with the question. */
export const addPeerRoute = (
  app: FastifyInstance,
  { answer }: { answer(question: PeerQuestion): Promise<PeerAnswer | undefined> },
): void => {
  app.post<{ Params: { registrant: string; dealing_hash: string }; Body: PeerJson }>(
    '/v1/peer/:registrant/:dealing_hash',
    {
      schema: {
        summary: 'Between the members of a dealing’s subgroup: an acknowledgement, and the asker’s own envelope',
        params: peerPath,
        body: peerRequest,
        response: { 200: peerAnswer, ...problems },
      },
      errorHandler: (error, _request, reply) => {
        const problem = toProblem(error)
        const tellsNothing = problem.code === 'rate-limited' || problem.code === 'not-ready'
        return sendProblem(reply, tellsNothing ? problem : NOTHING_HERE)
      },
    },
    async ({ params, body, url }, reply) => {
      const dealingHash = fromHex(params.dealing_hash, 32)
      reply.dealing = shortHash(dealingHash)
      const found = await answer({
        registrant: accountFromJson(params.registrant),
        dealingHash,
        path: url,
        asker: fromHex(body.asker, 32),
        blockHash: fromHex(body.block_hash, 32),
        signature: fromHex(body.signature, 64),
      })
      if (found === undefined) return sendProblem(reply, NOTHING_HERE)
      return peerAnswerToJson(found)
    },
  )
}
