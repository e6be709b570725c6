import { toHex, wipe } from '../../../src/core/bytes.ts'
import type { X25519Key } from '../../../src/core/crypto/x25519.ts'
import { checkShare, type SecretCurve, type Share } from '../../../src/core/dealing/check.ts'
import { openEnvelope } from '../../../src/core/dealing/envelope.ts'
import { type Ack, signAck } from '../../../src/core/dealing/holderProof.ts'
import { EntropyError } from '../../../src/core/errors.ts'
import type { ChainView, LiveDealing } from '../chain/state.ts'
import { Refusal } from '../refusal.ts'
import type { Serial } from '../serial.ts'
import { type Dealings, wipeRecord } from '../store/dealings.ts'
import type { Markers } from '../store/markers.ts'
import type { DealingRecord, StoredEnvelope } from '../store/record.ts'
import { expectCommitted, mergeEnvelopes } from './envelopes.ts'
import { expectDealing, expectReady } from './find.ts'
import { type Place, placeOf } from './place.ts'

export type ShareRequest = { registrant: Uint8Array; dealingHash: Uint8Array; envelopes: StoredEnvelope[] }
export type MemberAck = Ack & { member: number }

export type AcceptanceNeeds = {
  view: ChainView
  tssAccount: Uint8Array
  tssSecret: Uint8Array
  encryptionKey: X25519Key
  dealings: Dealings
  markers: Markers
  curve: SecretCurve
  oneAtATime: Serial
  /** The dealer sealed something that is not our share. */
  onBadEnvelope(dealing: LiveDealing): void
  onHeld(): void
}

const storing = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause) => {
    throw cause instanceof Refusal ? cause : new Refusal('storage-failed', 'the data folder cannot be used', { cause })
  })

/** @throws Refusal `undecryptable`, `share-invalid` */
const openShare = async (
  needs: AcceptanceNeeds,
  dealing: LiveDealing,
  place: Place,
  own: StoredEnvelope,
): Promise<Share> => {
  const { coreHash } = dealing.opened
  const addressee = { coreHash, subgroup: place.subgroup, member: place.members[place.member]! }
  try {
    const share = await openEnvelope({ ...addressee, x25519SecretKey: needs.encryptionKey, envelope: own })
    if (checkShare(dealing.opened, share, needs.curve)) return share
    wipe(share.x, share.u, share.d)
    throw new Refusal('share-invalid', 'the share does not fit the dealing')
  } catch (cause) {
    needs.onBadEnvelope(dealing)
    if (cause instanceof Refusal) throw cause
    if (cause instanceof EntropyError && cause.code === 'share-invalid')
      throw new Refusal('share-invalid', 'the envelope does not hold a share of this subgroup', { cause })
    throw new Refusal('undecryptable', 'the envelope does not open with this server’s key', { cause })
  }
}

const store = async (
  needs: AcceptanceNeeds,
  dealing: LiveDealing,
  place: Place,
  request: ShareRequest,
): Promise<MemberAck> => {
  const { registrant, dealingHash, envelopes } = request
  const known = await storing(needs.dealings.get(registrant, dealingHash))
  if (known !== undefined) {
    const merged = mergeEnvelopes(known.envelopes, envelopes)
    if (merged.length > known.envelopes.length) await storing(needs.dealings.put({ ...known, envelopes: merged }))
    wipeRecord(known)
    return { ...known.ack, member: known.member }
  }
  const { subgroup, member } = place
  const own = envelopes.find((envelope) => envelope.member === member)
  if (own === undefined) throw new Refusal('bad-request', 'envelopes: this server’s own is missing')
  const { x, u, d } = await openShare(needs, dealing, place, own)
  const { verifyingKey, noncePoint } = dealing.opened.dealing
  const { attempt } = dealing.dealt
  const { statementHash } = dealing.opened
  await storing(needs.markers.claim({ verifyingKey, noncePoint, statementHash, isFinal: false }))
  const holder = { dealingHash, subgroup, tssAccount: needs.tssAccount }
  const ack = signAck({ ...holder, x, curve: needs.curve, tssSecret: needs.tssSecret })
  const share = { tag: 'held' as const, value: { x, u, d } }
  const { coreHash } = dealing.opened
  const members = place.members.map(({ tssAccount }) => tssAccount)
  const about = { registrant, dealingHash, attempt, subgroup, member, coreHash, members }
  const record: DealingRecord = { ...about, share, ack, envelopes }
  await storing(needs.dealings.put(record)).finally(() => wipeRecord(record))
  needs.onHeld()
  return { ...ack, member }
}

/**
 * Takes the envelopes of this server's subgroup, keeps what is in its own, and acknowledges it; the same request again gets the
 * same answer. Everything is compared with the chain as last seen: a stranger's request asks no node and writes nothing.
 * @throws Refusal
 */
export const acceptShares = async (
  needs: AcceptanceNeeds,
  request: ShareRequest,
  { complete }: { complete: boolean },
): Promise<MemberAck> => {
  const { registrant, dealingHash, envelopes } = request
  const dealing = expectDealing(expectReady(needs.view), registrant, dealingHash)
  const place = placeOf(dealing.roster, needs.tssAccount)
  if (place === undefined) throw new Refusal('not-a-member', 'this server is not in the roster of the dealing')
  expectCommitted(dealing, place, envelopes)
  if (complete && envelopes.length !== place.members.length)
    throw new Refusal('bad-request', 'envelopes: not one for every member of the subgroup')
  return needs.oneAtATime(`${toHex(registrant)}${toHex(dealingHash)}`, () => store(needs, dealing, place, request))
}
