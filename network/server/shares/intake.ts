import { toHex, wipe } from '../../../src/core/bytes.ts'
import { type Ack, signAck } from '../../../src/core/dealing/holderProof.ts'
import { dealingAt } from '../chain/progress.ts'
import type { ChainView, LiveDealing } from '../chain/state.ts'
import { Refusal } from '../refusal.ts'
import { createSerial } from '../serial.ts'
import type { Dealings } from '../store/dealings.ts'
import type { Markers } from '../store/markers.ts'
import { type DealingRecord, type StoredEnvelope, wipeRecord } from '../store/record.ts'
import { expectCommitted, mergeEnvelopes } from './envelopes.ts'
import { expectDealing, expectReady } from './find.ts'
import { type Opener, openShare } from './openShare.ts'
import { type Place, placeOf } from './place.ts'

type Named = { registrant: Uint8Array; dealingHash: Uint8Array }
export type ShareRequest = Named & { envelopes: StoredEnvelope[] }
export type MemberAck = Ack & { member: number }

export type IntakeNeeds = {
  view: ChainView
  tssAccount: Uint8Array
  tssSecret: Uint8Array
  opener: Opener
  dealings: Dealings
  markers: Markers
  /** The dealer sealed something that is not our share, or we cannot see that it is. */
  onBad(dealing: LiveDealing): void
  onHeld(): void
}

/**
 * The ways in which this server comes to its share. All lead through the same checks, end in the same record and give the same
 * acknowledgement, again and again. Everything is compared with the chain as last seen: a stranger's request asks no node and
 * writes nothing. @throws Refusal
 */
export type Intake = {
  /** The envelopes of the whole subgroup. */
  fromUser(request: ShareRequest): Promise<MemberAck>
  /** The own envelope, or more. */
  fromPeer(request: ShareRequest): Promise<MemberAck>
  /** What somebody delivered on chain. */
  fromChain(dealing: Named): Promise<MemberAck>
  /** What is in the store: it may have been our own fault that it did not open. */
  again(dealing: Named): Promise<MemberAck>
}

const storing = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause) => {
    throw cause instanceof Refusal ? cause : new Refusal('storage-failed', 'the data folder cannot be used', { cause })
  })

const refusals = {
  undecryptable: 'the envelope does not open with this server’s key',
  'share-invalid': 'the envelope does not hold the share that the dealing promises',
}

const isFinal = ({ view }: IntakeNeeds, { registrant, opened }: LiveDealing): boolean => {
  const finalized = view.finalized()
  return finalized !== undefined && dealingAt(finalized, { registrant, dealingHash: opened.dealingHash }) !== undefined
}

/** With nothing known, or nothing but a bad envelope. */
const open = async (
  needs: IntakeNeeds,
  dealing: LiveDealing,
  place: Place,
  known: DealingRecord | undefined,
  envelopes: StoredEnvelope[],
): Promise<MemberAck> => {
  const { opened, registrant } = dealing
  const { dealingHash } = opened
  const { subgroup, member } = place
  const own = envelopes.find((envelope) => envelope.member === member)
  if (own === undefined) throw new Refusal('bad-request', 'envelopes: this server’s own is missing')
  const content = await openShare(needs.opener, dealing, place, own)
  const { context, coreHash } = opened
  const accounts = place.members.map(({ tssAccount }) => tssAccount)
  const about = { registrant, dealingHash, attempt: context.attempt, subgroup, member, coreHash, accounts }
  const named = { ...about, envelopes }
  if (content.kind !== 'share') {
    if (isMore(envelopes, known))
      await storing(needs.dealings.put({ ...named, share: { tag: 'bad', value: undefined } }))
    if (known === undefined) needs.onBad(dealing)
    throw new Refusal(content.kind, refusals[content.kind])
  }
  const { x, u, d } = content.share
  try {
    const { verifyingKey, noncePoint } = opened.dealing
    const use = { verifyingKey, noncePoint, statementHash: opened.statementHash }
    await storing(needs.markers.claim({ ...use, isFinal: isFinal(needs, dealing) }))
    const holder = { dealingHash, subgroup, tssAccount: needs.tssAccount }
    const ack = signAck({ ...holder, x, curve: needs.opener.curve, tssSecret: needs.tssSecret })
    await storing(needs.dealings.put({ ...named, share: { tag: 'held', value: { x, u, d, ack } } }))
    needs.onHeld()
    return { ...ack, member }
  } finally {
    wipe(x, u, d)
  }
}

/** Whether a record of these envelopes says more than the one that is stored. */
const isMore = (envelopes: readonly StoredEnvelope[], known: DealingRecord | undefined): boolean => {
  const proven = (all: readonly StoredEnvelope[]) => all.filter(({ proof }) => proof.length > 0).length
  return known === undefined || proven(envelopes) > proven(known.envelopes)
}

const take = async (
  needs: IntakeNeeds,
  dealing: LiveDealing,
  place: Place,
  received: StoredEnvelope[],
): Promise<MemberAck> => {
  const known = await storing(needs.dealings.get(dealing.registrant, dealing.opened.dealingHash))
  const envelopes = mergeEnvelopes(known?.envelopes ?? [], received)
  if (known === undefined || known.share.tag === 'bad') return open(needs, dealing, place, known, envelopes)
  const { ack } = known.share.value
  try {
    // The test-signature data of a kept share is gone: no envelope may bring it back.
    if (known.share.tag === 'held' && isMore(envelopes, known))
      await storing(needs.dealings.put({ ...known, envelopes }))
  } finally {
    wipeRecord(known)
  }
  return { ...ack, member: known.member }
}

export const createIntake = (needs: IntakeNeeds): Intake => {
  const oneAtATime = createSerial()

  const find = (named: Named): { dealing: LiveDealing; place: Place } => {
    const dealing = expectDealing(expectReady(needs.view), named)
    const place = placeOf(dealing.roster, needs.tssAccount)
    if (place === undefined) throw new Refusal('not-a-member', 'this server is not in the roster of the dealing')
    return { dealing, place }
  }
  const takeInTurn = (dealing: LiveDealing, place: Place, envelopes: StoredEnvelope[]) =>
    oneAtATime(`${toHex(dealing.registrant)}${toHex(dealing.opened.dealingHash)}`, () =>
      take(needs, dealing, place, envelopes),
    )
  const fromOthers = async (request: ShareRequest, expectAll: boolean): Promise<MemberAck> => {
    const { envelopes } = request
    const { dealing, place } = find(request)
    expectCommitted(dealing, place, envelopes)
    if (expectAll && envelopes.length !== place.members.length)
      throw new Refusal('bad-request', 'envelopes: not one for every member of the subgroup')
    return takeInTurn(dealing, place, envelopes)
  }
  return {
    fromUser: (request) => fromOthers(request, true),
    fromPeer: (request) => fromOthers(request, false),
    async fromChain(named) {
      const { dealing, place } = find(named)
      if (dealing.kind !== 'dealt' || dealing.delivered === undefined)
        throw new Refusal('bad-request', 'nothing was delivered on chain')
      return takeInTurn(dealing, place, [{ ...dealing.delivered, member: place.member, proof: [] }])
    },
    async again(named) {
      const { dealing, place } = find(named)
      return takeInTurn(dealing, place, [])
    },
  }
}
