import { toHex, wipe } from '../../core/bytes.ts'
import { deal } from '../../core/dealing/deal.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../core/keys/phrase.ts'
import type { RegistrationCall } from '../../core/registration/calls.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { signInOrder } from '../sign.ts'
import { entropyContext } from '../vault/context.ts'
import { useDataKey, withPhrase } from '../vault/open.ts'
import { seal } from '../vault/seal.ts'

export const prepareRegistration = async (
  input: JobInput<'prepareRegistration'>,
): Promise<JobOutput<'prepareRegistration'>> => {
  const { rulesAccount, constraints, funding, context, attempt, threshold, roster } = input
  const open = await useDataKey(input.vault, input.dataKey)
  return withPhrase(open, async (phrase) => {
    const account = accountFromPhrase(phrase, input.account)
    const key = secp256k1FromPhrase(phrase, input.key)
    const entropy = crypto.getRandomValues(new Uint8Array(32))
    try {
      const { opened, envelopes } = await deal({
        secretKey: key.secretKey,
        genesis: context.genesis,
        registrant: account.publicKey,
        attempt,
        threshold,
        roster,
        entropy,
      })
      const { dealing, dealingHash } = opened
      const calls: RegistrationCall[] = [
        { kind: 'register', rulesAccount, constraints },
        { kind: 'deal', dealing },
      ]
      if (funding > 0n) calls.unshift({ kind: 'fund', rulesAccount, value: funding })
      return {
        dealing,
        dealingHash,
        envelopes,
        sealedEntropy: await seal(open.key, entropyContext(open.vault, toHex(dealingHash)), entropy),
        calls: signInOrder(account, calls, context),
      }
    } finally {
      wipe(account.secret, key.secretKey, entropy)
    }
  })
}
