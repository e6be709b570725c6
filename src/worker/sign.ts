import { type ExtrinsicContext, signExtrinsic } from '../core/chain/extrinsic.ts'
import { sr25519Sign } from '../core/crypto/sr25519.ts'
import type { Account } from '../core/keys/phrase.ts'
import { encodeRegistrationCall, type RegistrationCall } from '../core/registration/calls.ts'
import { encodeOwnCall, isOwnCall, type OwnCall } from '../core/transactions/ownCall.ts'

/** One signed transaction per call, with consecutive nonces from the context's. */
export const signInOrder = <C extends OwnCall | RegistrationCall>(
  account: Account,
  calls: readonly C[],
  context: ExtrinsicContext,
) =>
  calls.map((call, i) => ({
    call,
    extrinsic: signExtrinsic({
      call: isOwnCall(call) ? encodeOwnCall(call) : encodeRegistrationCall(call),
      signer: account.publicKey,
      context: { ...context, nonce: context.nonce + i },
      sign: (payload) => sr25519Sign(account.secret, payload),
    }),
  }))
