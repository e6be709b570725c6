import { ascii, concat } from '../../../src/core/bytes.ts'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import { sr25519Sign, sr25519Verify } from '../../../src/core/crypto/sr25519.ts'

/** A member's question to another: about one path of one server, at one recent block. All accounts and hashes are 32 bytes. */
export type PeerRequest = { target: Uint8Array; path: string; blockHash: Uint8Array }

/** The path comes last, since it is the only part without a fixed length. */
const message = ({ target, path, blockHash }: PeerRequest): Uint8Array =>
  taggedHash('entropy:peer-request:v1', concat(target, blockHash, ascii(path)))

export const signPeerRequest = (request: PeerRequest, tssSecret: Uint8Array): Uint8Array =>
  sr25519Sign(tssSecret, message(request))

export const verifyPeerRequest = (request: PeerRequest, asker: Uint8Array, signature: Uint8Array): boolean =>
  sr25519Verify(message(request), signature, asker)
