import { type ExtrinsicContext, signExtrinsic } from '../core/chain/extrinsic.ts'
import { sr25519Sign } from '../core/crypto/sr25519.ts'
import type { Account } from '../core/keys/phrase.ts'
import { encodeRegistrationCall, type RegistrationCall } from '../core/registration/calls.ts'

/** One signed transaction per call, with consecutive nonces from the context's. */
export const signInOrder = (account: Account, calls: readonly RegistrationCall[], context: ExtrinsicContext) =>
  calls.map((call, i) => ({
    call,
    extrinsic: signExtrinsic({
      call: encodeRegistrationCall(call),
      signer: account.publicKey,
      context: { ...context, nonce: context.nonce + i },
      sign: (payload) => sr25519Sign(account.secret, payload),
    }),
  }))
