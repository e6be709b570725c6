import { equalBytes, toHex, wipe } from '../../core/bytes.ts'
import { judge, type Verdict } from '../../core/dealing/accusation/judge.ts'
import { remakeEnvelope } from '../../core/dealing/accusation/remakeEnvelope.ts'
import { openDealing } from '../../core/dealing/open.ts'
import { asEntropyError } from '../../core/errors.ts'
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
      if (!remade || (await verdictOn(input, account.publicKey, remade)) !== 'good') return { kind: 'unprovable' }
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

/** Undefined when key and random bytes do not make the committed envelope: its secret is not ours to publish. */
const remake = async (
  { dealing, attempt, roster, envelope, context }: Input,
  registrant: Uint8Array,
  secretKey: Uint8Array,
  entropy: Uint8Array,
): Promise<Remade | undefined> => {
  const { threshold, envelopesRoot } = dealing
  const { genesis } = context
  try {
    const committed = { ...envelope, envelopesRoot }
    return await remakeEnvelope({ secretKey, entropy, genesis, registrant, attempt, threshold, roster, committed })
  } catch (error) {
    if (asEntropyError(error).code === 'invalid-proof') return undefined
    throw error
  }
}

/** What the chain will say of it, of the dealing whose hash it is asked about. */
const verdictOn = async (
  { dealing, dealingHash, attempt, roster, envelope: { subgroup, member }, context }: Input,
  registrant: Uint8Array,
  remade: Remade,
): Promise<Verdict | undefined> => {
  const opened = openDealing(dealing, { genesis: context.genesis, registrant, attempt, subgroups: roster.length })
  if (!equalBytes(opened.dealingHash, dealingHash)) return undefined
  return judge(opened, { subgroup, member: roster[subgroup]![member]!, ...remade })
}
