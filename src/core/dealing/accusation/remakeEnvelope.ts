import { wipe } from '../../bytes.ts'
import { verifyMerkleProof } from '../../crypto/merkle.ts'
import { EntropyError } from '../../errors.ts'
import { type DealParams, type SealedEnvelope, splitForRoster } from '../deal.ts'
import { type Envelope, envelopeLeaf, sealEnvelope } from '../envelope.ts'
import { leafOf } from '../roster.ts'

/** Which envelope of a dealing, and the proof that the dealing's root commits to it. */
export type Committed = Pick<SealedEnvelope, 'subgroup' | 'member' | 'proof'> & { envelopesRoot: Uint8Array }

/**
 * Makes an envelope of an earlier dealing again, with the secret (32 bytes, clamped) that opens it to everybody: the
 * caller wipes it or publishes it. The parameters are those that the dealing was made with.
 * @throws `invalid-proof` when it is not what the root commits to; otherwise as `deal`
 */
export const remakeEnvelope = async (
  params: DealParams & { committed: Committed },
): Promise<{ envelope: Envelope; ephemeralSecret: Uint8Array }> => {
  const { subgroup, member: index, proof, envelopesRoot: root } = params.committed
  const place = leafOf(params.roster, subgroup, index)
  const member = params.roster[subgroup]![index]!
  const { parts, core } = splitForRoster(params)
  const ephemeralSecret = parts.ephemeralSecret(subgroup, index)
  try {
    const share = parts.shares[subgroup]!
    const envelope = await sealEnvelope({ coreHash: core, subgroup, member, share, ephemeralSecret })
    const leaf = envelopeLeaf(member.tssAccount, envelope)
    if (!verifyMerkleProof({ ...place, root, leaf, proof }))
      throw new EntropyError('invalid-proof', 'envelope: not the committed one')
    return { envelope, ephemeralSecret }
  } catch (error) {
    wipe(ephemeralSecret)
    throw error
  } finally {
    parts.wipe()
  }
}
