import { toHex, wipe } from '../core/bytes.ts'
import { deal } from '../core/dealing/deal.ts'
import type { Dealing } from '../core/dealing/statement.ts'
import type { Account, Secp256k1Key } from '../core/keys/phrase.ts'
import type { RegistrationCall } from '../core/registration/calls.ts'
import type { Prepared, Splitting } from '../protocol/workerApi.ts'
import { signInOrder } from './sign.ts'
import type { OpenVault } from './vault/open.ts'
import { entropyContexts } from './vault/sealing/context.ts'
import { seal } from './vault/sealing/seal.ts'
import { withAccount, withKey } from './vault/secrets.ts'

type CallsOf = (dealing: Dealing) => readonly RegistrationCall[]

/** Splits the key with fresh randomness, which is kept under the vault's key, and signs the calls that the dealing goes out with. */
export const splitAndSign = (open: OpenVault, splitting: Splitting, callsOf: CallsOf): Promise<Prepared> =>
  withAccount(open, splitting.account, (account) =>
    withKey(open, splitting.key, (key) => split(open, splitting, account, key, callsOf)),
  )

const split = async (
  open: OpenVault,
  { attempt, threshold, roster, context }: Splitting,
  account: Account,
  { secretKey }: Secp256k1Key,
  callsOf: CallsOf,
): Promise<Prepared> => {
  const entropy = crypto.getRandomValues(new Uint8Array(32))
  const { genesis } = context
  const registrant = account.publicKey
  try {
    const { opened, envelopes } = await deal({ secretKey, genesis, registrant, attempt, threshold, roster, entropy })
    const { dealing, dealingHash } = opened
    const [place] = entropyContexts(open.vault, toHex(dealingHash))
    return {
      dealing,
      dealingHash,
      envelopes,
      sealedEntropy: await seal(open.key, place, entropy),
      calls: signInOrder(account, callsOf(dealing), context),
    }
  } finally {
    wipe(entropy)
  }
}
