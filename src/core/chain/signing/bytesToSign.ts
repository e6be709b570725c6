import { EntropyError } from '../../errors.ts'
import { expectNoTransaction, isWrapped, wrapBytes } from './rawBytes.ts'
import { toSign } from './toSign.ts'

/** What a site may have signed: a transaction's payload, or bytes that say something. */
export type Signable = { readonly kind: 'payload' | 'raw'; readonly bytes: Uint8Array }

/** Exactly what the signature is made over. @throws `invalid-argument` for a transaction in raw bytes, or the reverse */
export const bytesToSign = ({ kind, bytes }: Signable): Uint8Array => {
  if (kind === 'raw') {
    expectNoTransaction(bytes)
    return wrapBytes(bytes)
  }
  if (isWrapped(bytes)) throw new EntropyError('invalid-argument', 'payload: a message, not a transaction')
  return toSign(bytes)
}
