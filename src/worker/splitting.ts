import { toHex, wipe } from '../core/bytes.ts'
import { deal } from '../core/dealing/deal.ts'
import type { Dealing } from '../core/dealing/statement.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../core/keys/phrase.ts'
import type { RegistrationCall } from '../core/registration/calls.ts'
import type { Prepared, Splitting } from '../protocol/workerApi.ts'
import { signInOrder } from './sign.ts'
import { entropyContext } from './vault/context.ts'
import { type OpenVault, withPhrase } from './vault/open.ts'
import { seal } from './vault/seal.ts'

/** Splits the key with fresh randomness, which is kept under the vault's key, and signs the calls that the dealing goes out with. */
export const splitAndSign = (
  open: OpenVault,
  { account: accountNumber, key: keyNumber, attempt, threshold, roster, context }: Splitting,
  callsOf: (dealing: Dealing) => readonly RegistrationCall[],
): Promise<Prepared> =>
  withPhrase(open, async (phrase) => {
    const account = accountFromPhrase(phrase, accountNumber)
    const key = secp256k1FromPhrase(phrase, keyNumber)
    const entropy = crypto.getRandomValues(new Uint8Array(32))
    const { genesis } = context
    const registrant = account.publicKey
    try {
      const { secretKey } = key
      const { opened, envelopes } = await deal({ secretKey, genesis, registrant, attempt, threshold, roster, entropy })
      const { dealing, dealingHash } = opened
      return {
        dealing,
        dealingHash,
        envelopes,
        sealedEntropy: await seal(open.key, entropyContext(open.vault, toHex(dealingHash)), entropy),
        calls: signInOrder(account, callsOf(dealing), context),
      }
    } finally {
      wipe(account.secret, key.secretKey, entropy)
    }
  })
