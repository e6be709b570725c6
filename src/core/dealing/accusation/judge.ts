import { equalBytes, expectBytes, wipe } from '../../bytes.ts'
import { importX25519, isClampedX25519 } from '../../crypto/x25519.ts'
import { asEntropyError } from '../../errors.ts'
import { checkShare, type Share } from '../check.ts'
import { type Addressee, type Envelope, openEnvelopeAsSender } from '../envelope.ts'
import type { OpenedDealing } from '../open.ts'

/**
 * What the chain says when a dealer opens an envelope that a member called bad. `good`: the member lied. `bad`: it does
 * not open, or to anything but the member's share. `wrong-ephemeral`: not the clamped secret that `enc` was made from.
 */
export type Verdict = 'good' | 'bad' | 'wrong-ephemeral'

/** An envelope that is known to be the committed one, and the secret (32 bytes) that its dealer would publish. */
export type Opening = Omit<Addressee, 'coreHash'> & { envelope: Envelope; ephemeralSecret: Uint8Array }

export const judge = async (dealing: OpenedDealing, opening: Opening): Promise<Verdict> => {
  const { ephemeralSecret, ...addressed } = opening
  const enc = expectBytes(opening.envelope.enc, 32, 'enc')
  if (!isClampedX25519(ephemeralSecret)) return 'wrong-ephemeral'
  const ephemeral = await importX25519(ephemeralSecret)
  if (!equalBytes(await ephemeral.publicKey(), enc)) return 'wrong-ephemeral'
  const share = await openEnvelopeAsSender({ ...addressed, coreHash: dealing.coreHash, ephemeral }).catch(noShare)
  if (share === undefined) return 'bad'
  const good = checkShare(dealing, share)
  wipe(share.x, share.u, share.d)
  return good ? 'good' : 'bad'
}

const noShare = (error: unknown): Share | undefined => {
  const { code } = asEntropyError(error)
  if (code === 'undecryptable' || code === 'share-invalid') return undefined
  throw error
}
