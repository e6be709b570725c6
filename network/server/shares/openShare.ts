import { wipe } from '../../../src/core/bytes.ts'
import type { X25519Key } from '../../../src/core/crypto/x25519.ts'
import { checkShare, type SecretCurve, type Share } from '../../../src/core/dealing/check.ts'
import { type Envelope, openEnvelope } from '../../../src/core/dealing/envelope.ts'
import { EntropyError } from '../../../src/core/errors.ts'
import type { LiveDealing } from '../chain/state.ts'
import type { Place } from './place.ts'

/** This server's key, and the curve to check with. */
export type Opener = { key: X25519Key; curve: SecretCurve }

/** What an own envelope holds: the share that the dealing promises, or why not. */
export type Content = { kind: 'share'; share: Share } | { kind: 'undecryptable' } | { kind: 'share-invalid' }

/** Opens the own envelope and checks its share. Throws when the opener fails, which says nothing about the envelope. */
export const openShare = async (
  { key, curve }: Opener,
  { opened }: LiveDealing,
  { subgroup, members, member }: Place,
  envelope: Envelope,
): Promise<Content> => {
  const addressee = { coreHash: opened.coreHash, subgroup, member: members[member]! }
  let share: Share | undefined
  let isGood = false
  try {
    share = await openEnvelope({ ...addressee, x25519SecretKey: key, envelope })
    isGood = checkShare(opened, share, curve)
    return isGood ? { kind: 'share', share } : { kind: 'share-invalid' }
  } catch (error) {
    if (!(error instanceof EntropyError)) throw error
    if (error.code !== 'undecryptable' && error.code !== 'share-invalid') throw error
    return { kind: error.code }
  } finally {
    if (share !== undefined && !isGood) wipe(share.x, share.u, share.d)
  }
}
