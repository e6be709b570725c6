import fc from 'fast-check'
import { expect, test } from 'vitest'
import { equalBytes, toHex } from '../../../src/core/bytes.ts'
import { hasMember } from '../../../src/core/chain/dealt.ts'
import { exampleParameters } from '../../../src/core/chain/registry.testing.ts'
import { progressOf } from '../chain/progress.ts'
import type { ChainState, LiveDealing, LiveRegistration } from '../chain/state.ts'
import { healingOf, makeDealing, makeState, registeredKeyOf } from '../testing/network.ts'
import { decide } from './decide/decide.ts'
import { dealing, entry, outcome, own, ownMember, servers } from './decide/example.testing.ts'
import { type Action, type Situation, seatOf } from './decide/situation.ts'

const { registrant } = dealing
const { dealingHash } = dealing.dealt
const foreign = await makeDealing(servers, { block: 100, attempt: 2, registrant })

const bitmap = fc.oneof(fc.constant(0), fc.nat(15))
const subgroup = fc.record({
  partial: fc.option(fc.constant(new Uint8Array(32)), { nil: undefined }),
  ...{ holders: bitmap, excluded: bitmap, missing: bitmap, bad: bitmap, delivered: bitmap },
})
const dealt = fc
  .tuple(fc.constantFrom(dealing, foreign), fc.tuple(subgroup, subgroup, subgroup))
  .map(([live, subgroups]) => {
    const isDelivered = hasMember(subgroups[1].delivered, ownMember)
    const envelope = { enc: new Uint8Array(32), ciphertext: new Uint8Array(114) }
    return { ...live, dealt: { ...live.dealt, subgroups }, delivered: isDelivered ? envelope : undefined }
  })
const missing = fc.subarray([0, 1, 2])
const live: fc.Arbitrary<LiveRegistration | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constant({ kind: 'open' as const, registrant, until: 150 }),
  dealt,
  fc.tuple(dealt, missing, fc.nat(700)).map(([of, without, window]) => healingOf(of, without, window)),
)
const hash = fc.constantFrom(dealingHash, foreign.dealt.dealingHash, undefined)
const reason = fc.constantFrom('registered', 'withheld', 'too-few-confirmed', 'false-accusation')
const past = fc.record({
  registrant: fc.option(
    fc.record({
      attempts: fc.nat(4),
      last: fc.option(fc.record({ attempt: fc.nat(4), dealingHash: hash, reason }).map(outcome), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  registered: fc.option(
    fc.tuple(fc.constantFrom(dealing, foreign), missing).map(([of, without]) => registeredKeyOf(of, without)),
    { nil: undefined },
  ),
})
const parameters = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(600))
  .map(([share, challenge, answer, confirm, healWindow]) => ({
    ...exampleParameters,
    shareWindow: 1 + share,
    challengeWindow: 2 + share + challenge,
    answerWindow: 3 + share + challenge + answer,
    confirmWindow: 4 + share + challenge + answer + confirm,
    healWindow,
  }))
const chain = (block: fc.Arbitrary<number>): fc.Arbitrary<ChainState> =>
  fc.tuple(block, live, past, parameters).map(([number, found, history, now]) => ({
    ...makeState(number, []),
    registrations: new Map(found ? [[toHex(registrant), found]] : []),
    histories: new Map([[toHex(registrant), history]]),
    parameters: now,
  }))
const stored = fc.oneof(
  fc.constant(undefined),
  fc.tuple(fc.constantFrom('held', 'kept', 'bad'), fc.subarray([0, 1, 2, 3])).map(([state, of]) => entry(state, of)),
)
const block = fc.oneof(fc.integer({ min: 99, max: 160 }), fc.integer({ min: 99, max: 900 }))
const turn = fc.constantFrom('confirm dealt', 'confirm healing', 'deliver 0', 'deliver 1', 'deliver 2', 'deliver 3')
const situation: fc.Arbitrary<Situation> = fc.record({
  ...{ registrant: fc.constant(registrant), dealingHash: fc.constant(dealingHash) },
  tssAccount: fc.constant(own.tssAccount),
  isReady: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  ...{ best: chain(block), finalized: chain(block), entry: stored },
  since: fc.array(fc.tuple(turn, block)).map((turns) => new Map(turns)),
})

const ALWAYS_ALLOWED = ['wait', 'discard', 'report-exclusion']

/** What a finalized block has to say before anything is deleted, told once more and in another way. */
const expectEvidence = ({ finalized }: Situation, action: Action & { kind: 'discard' | 'forget' }) => {
  const { registrant: account, registered } = finalized.histories.get(toHex(registrant))!
  const isRegistered = registered !== undefined && equalBytes(registered.dealingHash, dealingHash)
  if (action.row === 14) {
    expect(isRegistered).toBe(true)
    const isOver = finalized.block.number > registered!.block + finalized.parameters.healWindow
    const healing = finalized.registrations.get(toHex(registrant))
    const untilThen = healing?.kind === 'healing' && finalized.block.number > healing.healing.until
    expect(!registered!.missingSubgroups.includes(1) || isOver || untilThen).toBe(true)
  } else {
    expect(isRegistered).toBe(false)
    expect(Math.max(account!.attempts - 1, account!.last?.attempt ?? 0)).toBeGreaterThanOrEqual(2)
  }
}

const expectSeated = ({ best, entry: known }: Situation, action: Action, seat: LiveDealing) => {
  const now = best.block.number
  const { isConfirmed, holders, excluded } = progressOf(seat, 1)
  if (hasMember(excluded, ownMember)) expect(ALWAYS_ALLOWED).toContain(action.kind)
  const said = seat.kind === 'dealt' ? seat.dealt.subgroups[1]! : undefined
  const { shareWindow, challengeWindow, answerWindow, confirmWindow } = best.parameters
  switch (action.kind) {
    case 'challenge-bad':
      expect([known?.state, hasMember(said!.bad, ownMember)]).toEqual(['bad', false])
      expect(now).toBeLessThan(100 + confirmWindow)
      break
    case 'challenge-missing':
      expect([known, hasMember(said!.missing | said!.bad | holders, ownMember)]).toEqual([undefined, false])
      expect(now).toBeGreaterThan(100 + shareWindow)
      expect(now).toBeLessThan(100 + challengeWindow)
      break
    case 'deliver':
      for (const member of action.members) {
        expect(known!.members).toContain(member)
        expect([member === ownMember, hasMember(said!.missing, member)]).toEqual([false, true])
      }
      expect(now).toBeLessThan(100 + answerWindow)
      break
    case 'confirm':
      expect([known?.state, isConfirmed]).toEqual(['held', false])
      expect(action.quorum).toBeLessThanOrEqual(4)
      break
    case 'acknowledge':
      expect([isConfirmed, hasMember(holders, ownMember)]).toEqual([true, false])
  }
}

test('whatever chain and store show, nobody is accused without a reason, and nothing deleted without evidence', () => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(situation, (given) => {
      const action = decide(given)
      seen.set(action.kind, (seen.get(action.kind) ?? 0) + 1)
      if (!given.isReady) expect(action).toEqual({ kind: 'wait', row: 1 })
      if (action.kind === 'discard' || action.kind === 'forget') expectEvidence(given, action)
      const seat = seatOf(given)
      if (seat !== undefined) expectSeated(given, action, seat.live)
      else expect(['wait', 'discard', 'forget']).toContain(action.kind)
    }),
    { numRuns: 20_000 },
  )
  // What was never decided was not tested.
  expect([...seen.keys()].sort()).toEqual([
    ...['acknowledge', 'ask-peers', 'challenge-bad', 'challenge-missing', 'confirm', 'deliver', 'discard', 'forget'],
    ...['open-again', 'report-exclusion', 'settle', 'take-delivered', 'wait'],
  ])
})
