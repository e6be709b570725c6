import * as v from 'valibot'
import { toHex } from '../../../src/core/bytes.ts'
import type { RosterMember } from '../../../src/core/dealing/roster.ts'
import { ss58Encode } from '../../../src/core/keys/address.ts'
import type { Chain } from '../chain/client.ts'
import { signPeerRequest } from '../crypto/peerRequest.ts'
import { peerAnswerFromJson } from '../http/wire.ts'
import type { KeySet } from '../keys/keySet.ts'
import type { PeerAnswer } from '../shares/answerPeer.ts'
import { postJson } from './post.ts'

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`)))
const member = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31))
const answerSchema = v.object({
  ack: v.optional(v.object({ member, commitment: hex(33), response: hex(32), signature: hex(64) })),
  envelope: v.optional(
    v.object({ member, enc: hex(32), ciphertext: hex(114), proof: v.pipe(v.array(hex(32)), v.maxLength(9)) }),
  ),
  core_hash: v.optional(hex(32)),
})

export type AskPeer = (peer: RosterMember, registrant: Uint8Array, dealingHash: Uint8Array) => Promise<PeerAnswer>

export type AskPeerNeeds = {
  chain: Pick<Chain, 'serverOf' | 'sharedBlockHash'>
  keys: Pick<KeySet, 'tssAccount' | 'tssSecret'>
  allowPrivate: boolean
}

/** Asks one peer, at the endpoint that the chain has for it now. What it answers is well-formed, and nothing more is known of it. */
export const createAskPeer =
  ({ chain, keys, allowPrivate }: AskPeerNeeds): AskPeer =>
  async (peer, registrant, dealingHash) => {
    const server = await chain.serverOf(peer.stash)
    const blockHash = chain.sharedBlockHash()
    if (server === undefined || blockHash === undefined) throw new Error('the peer is not on chain')
    const path = `/v1/peer/${ss58Encode(registrant)}/${toHex(dealingHash)}`
    const signature = signPeerRequest({ target: peer.tssAccount, path, blockHash }, keys.tssSecret)
    const question = { asker: toHex(keys.tssAccount), block_hash: toHex(blockHash), signature: toHex(signature) }
    return peerAnswerFromJson(v.parse(answerSchema, await postJson(server.endpoint, path, question, { allowPrivate })))
  }
