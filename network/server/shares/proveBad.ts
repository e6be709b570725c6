import { randomBytes } from 'node:crypto'
import { equalBytes, wipe } from '../../../src/core/bytes.ts'
import type { Share } from '../../../src/core/dealing/check.ts'
import { openEnvelope, sealEnvelope } from '../../../src/core/dealing/envelope.ts'
import type { LiveDealing } from '../chain/state.ts'
import type { Dealings } from '../store/dealings.ts'
import { wipeRecord } from '../store/record.ts'
import { isOwnCommitted } from './envelopes.ts'
import { type Opener, openShare } from './openShare.ts'
import type { Place } from './place.ts'

/** Why this server cannot be sure that the dealer is at fault. */
export type Doubt =
  | 'not-stored'
  | 'not-committed'
  | 'not-my-key'
  | 'key-does-not-open'
  | 'no-second-library'
  | 'libraries-disagree'
  | 'share-is-good'

export type ProofNeeds = {
  dealings: Dealings
  /** The same key and curve by libraries that share no code; with fewer than two there is no proof. */
  openers: readonly Opener[]
}

const randomScalar = (): Uint8Array => {
  const scalar = new Uint8Array(randomBytes(32))
  scalar[0] = 0
  return scalar
}

/** Whether what is sealed to the roster's key, exactly as a dealer does it, opens. */
const opensWhatIsSealedToIt = async (opener: Opener, { opened }: LiveDealing, place: Place): Promise<boolean> => {
  const { subgroup } = place
  const addressee = { coreHash: opened.coreHash, subgroup, member: place.members[place.member]! }
  const share: Share = { subgroup, x: randomScalar(), u: randomScalar(), d: randomScalar() }
  const envelope = await sealEnvelope({ ...addressee, share, ephemeralSecret: new Uint8Array(randomBytes(32)) })
  const found = await openEnvelope({ ...addressee, x25519SecretKey: opener.key, envelope }).catch(() => undefined)
  return found !== undefined && (['x', 'u', 'd'] as const).every((part) => equalBytes(found[part], share[part]))
}

/**
 * Before this server accuses the dealer, since a false accusation costs its whole bond: the stored bytes, read anew, are what the
 * dealer committed to; the key is the one that the roster names, and works; and two libraries agree that no share is in there.
 * Nothing that was opened leaves this function. The doubt, or nothing when there is none.
 */
export const doubtThatBad = async (
  { dealings, openers }: ProofNeeds,
  dealing: LiveDealing,
  place: Place,
): Promise<Doubt | undefined> => {
  const record = await dealings.get(dealing.registrant, dealing.opened.dealingHash)
  const own = record?.envelopes.find(({ member }) => member === place.member)
  if (record !== undefined) wipeRecord(record)
  if (record?.share.tag !== 'bad' || own === undefined) return 'not-stored'
  if (!isOwnCommitted(dealing, place, own)) return 'not-committed'
  if (openers.length < 2) return 'no-second-library'
  const verdicts = new Set<string>()
  for (const opener of openers) {
    const named = place.members[place.member]!.x25519PublicKey
    if (!equalBytes(await opener.key.publicKey(), named)) return 'not-my-key'
    if (!(await opensWhatIsSealedToIt(opener, dealing, place))) return 'key-does-not-open'
    const content = await openShare(opener, dealing, place, own)
    if (content.kind === 'share') wipe(content.share.x, content.share.u, content.share.d)
    verdicts.add(content.kind)
  }
  if (verdicts.size > 1) return 'libraries-disagree'
  return verdicts.has('share') ? 'share-is-good' : undefined
}
