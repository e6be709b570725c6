import { toHex, wipe } from '../../core/bytes.ts'
import { judge } from '../../core/dealing/accusation/judge.ts'
import { remakeEnvelope } from '../../core/dealing/accusation/remakeEnvelope.ts'
import { openDealing } from '../../core/dealing/open.ts'
import { EntropyError } from '../../core/errors.ts'
import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { signInOrder } from '../sign.ts'
import { nameOf, namesOf } from '../vault/change.ts'
import { type OpenVault, openWithKey } from '../vault/open.ts'
import { entropyContexts } from '../vault/sealing/context.ts'
import { unseal } from '../vault/sealing/seal.ts'
import { withAccount, withKey } from '../vault/secrets.ts'

type Input = JobInput<'openEnvelope'>
type Remade = Awaited<ReturnType<typeof remakeEnvelope>>

export const openEnvelope = async (input: Input): Promise<JobOutput<'openEnvelope'>> => {
  const { account: publicKey, key: verifyingKey, dealingHash, envelope: accused, context } = input
  const open = await openWithKey(input.vault, input.dataKey)
  // A key that is not here any more proves nothing.
  if (!namesOf(open.vault.records).has(nameOf({ key: verifyingKey }))) return { kind: 'unprovable' }
  const entropy = await entropyOf(open, input)
  return withAccount(open, publicKey, (account) =>
    withKey(open, verifyingKey, async (key): Promise<JobOutput<'openEnvelope'>> => {
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
        if (entropy) wipe(entropy)
        if (remade) wipe(remade.ephemeralSecret)
      }
    }),
  )
}

/** The random bytes behind the dealing, unless they were sealed for another one or by another vault. */
const entropyOf = async ({ vault, key }: OpenVault, { dealingHash, sealedEntropy }: Input) => {
  for (const context of entropyContexts(vault, toHex(dealingHash))) {
    const entropy = await unseal(key, context, sealedEntropy)
    if (entropy) return entropy
  }
  return undefined
}

/**
 * The committed envelope with its secret, once the chain's own judge finds its share good. Undefined when key and random
 * bytes do not make it again, or when it is bad: then its secret is not published.
 */
const remake = async (
  { dealing, attempt, roster, envelope, context: { genesis } }: Input,
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
    const verdict = await judge(opened, { subgroup, member: roster[subgroup]![member]!, ...remade })
    if (verdict === 'good') return remade
  } catch (error) {
    // Anything else is a failure of this attempt, not of the envelope.
    if (!(error instanceof EntropyError)) throw error
  }
  if (remade) wipe(remade.ephemeralSecret)
  return undefined
}
