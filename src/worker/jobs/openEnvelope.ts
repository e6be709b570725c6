import { equalBytes, toHex, wipe } from '../../core/bytes.ts'
import { judge } from '../../core/dealing/accusation/judge.ts'
import { remakeEnvelope } from '../../core/dealing/accusation/remakeEnvelope.ts'
import { openDealing } from '../../core/dealing/open.ts'
import { EntropyError } from '../../core/errors.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { signInOrder } from '../sign.ts'
import { entropyContext } from '../vault/context.ts'
import { useDataKey, withPhrase } from '../vault/open.ts'
import { unseal } from '../vault/seal.ts'

type Input = JobInput<'openEnvelope'>
type Remade = Awaited<ReturnType<typeof remakeEnvelope>>

export const openEnvelope = async (input: Input): Promise<JobOutput<'openEnvelope'>> => {
  const { account: accountNumber, key: keyNumber, dealingHash, envelope: accused, context } = input
  const open = await useDataKey(input.vault, input.dataKey)
  const entropy = await unseal(open.key, entropyContext(open.vault, toHex(dealingHash)), input.sealedEntropy)
  return withPhrase(open, async (phrase) => {
    const account = accountFromPhrase(phrase, accountNumber)
    const key = secp256k1FromPhrase(phrase, keyNumber)
    let remade: Remade | undefined
    try {
      remade = entropy && (await remake(input, account.publicKey, key.secretKey, entropy))
      if (!remade) return { kind: 'unprovable' }
      const { subgroup, member, proof } = accused
      const { envelope, ephemeralSecret } = remade
      const opening = { dealingHash, subgroup, member, envelope, proof, ephemeralSecret }
      const [signed] = signInOrder(account, [{ kind: 'open', opening }], context)
      return { kind: 'signed', extrinsic: signed!.extrinsic }
    } finally {
      wipe(account.secret, key.secretKey)
      if (entropy) wipe(entropy)
      if (remade) wipe(remade.ephemeralSecret)
    }
  })
}

/**
 * The committed envelope with its secret, once the chain's own judge finds its share good. Undefined when key and random
 * bytes do not make it again, when it is of another dealing, or when it is bad: then its secret is not published.
 */
const remake = async (
  { dealing, dealingHash, attempt, roster, envelope, context: { genesis } }: Input,
  registrant: Uint8Array,
  secretKey: Uint8Array,
  entropy: Uint8Array,
): Promise<Remade | undefined> => {
  const { subgroup, member } = envelope
  const { threshold, envelopesRoot } = dealing
  const committed = { ...envelope, envelopesRoot }
  let remade: Remade | undefined
  try {
    remade = await remakeEnvelope({ secretKey, entropy, genesis, registrant, attempt, threshold, roster, committed })
    const opened = openDealing(dealing, { genesis, registrant, attempt, subgroups: roster.length })
    const isOfIt = equalBytes(opened.dealingHash, dealingHash)
    const verdict = await judge(opened, { subgroup, member: roster[subgroup]![member]!, ...remade })
    if (isOfIt && verdict === 'good') return remade
  } catch (error) {
    // Anything else is a failure of this attempt, not of the envelope.
    if (!(error instanceof EntropyError)) throw error
  }
  if (remade) wipe(remade.ephemeralSecret)
  return undefined
}
