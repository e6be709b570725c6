import { blake2_256 } from '../../crypto/hash.ts'

/** What of a transaction's payload is signed: the payload, or its hash if it has more than 256 bytes. */
export const toSign = (payload: Uint8Array): Uint8Array => (payload.length > 256 ? blake2_256(payload) : payload)
