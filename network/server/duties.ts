import { nobleCurve } from '../../src/core/dealing/check.ts'
import type { Chain } from './chain/client.ts'
import { createSubmitters } from './chain/submitters.ts'
import { loadNativeCurve } from './crypto/nativeCurve.ts'
import { createKeyKeeper } from './keys/keeper.ts'
import { createMembers, type Member } from './members.ts'
import type { Alarms } from './ops/alarms.ts'
import { type Log, shortHash } from './ops/log.ts'
import type { Metrics } from './ops/metrics.ts'
import { watchStanding } from './ops/standing.ts'
import { type Perform, perform } from './reconcile/perform/perform.ts'
import { startReconciler } from './reconcile/reconciler.ts'
import { settleUndealt } from './reconcile/undealt.ts'
import { compareWithChain } from './recover/compare.ts'
import { recoverShare } from './recover/recoverShare.ts'
import { createRecovery } from './recover/recovery.ts'
import { Refusal } from './refusal.ts'
import { answerPeer, type PeerAnswer, type PeerQuestion } from './shares/answerPeer.ts'
import { expectDealing, expectReady } from './shares/find.ts'
import type { MemberAck, ShareRequest } from './shares/intake.ts'
import type { Store } from './store/store.ts'

export type DutiesNeeds = {
  log: Log
  metrics: Metrics
  alarms: Alarms
  genesis: Uint8Array
  store: Store
  chain: Chain
  allowPrivatePeers: boolean
}

/** Every look is at everything: of shares that come together, one look is enough. */
const LOOK_AFTER_MS = 50

/** What a server does for the network: accept shares, answer its peers, and bring store and chain together. */
export type Duties = {
  accept(request: ShareRequest): Promise<MemberAck>
  answer(question: PeerQuestion): Promise<PeerAnswer | undefined>
  hasForeignNonce(): boolean
  /** Whether this machine has the two libraries that it takes to be sure that an envelope is bad. */
  canAccuse: boolean
  /** Whether the store has been brought together with a finalized block since the start. */
  isReconciled(): boolean
  /** A file was found damaged: there may be something to bring back. */
  compareAgain(): void
  /** Takes on nothing new, and resolves when nothing is being sent any more. */
  finish(): Promise<void>
}

/** `act`: how what was decided is done. */
export const takeUpDuties = (needs: DutiesNeeds, act: Perform = perform): Duties => {
  const { log, metrics, alarms, genesis, store, chain, allowPrivatePeers } = needs
  const { keySets, dealings, markers } = store
  const native = loadNativeCurve()
  if (native === undefined)
    log.warn('no native secp256k1 on this machine: no dealer is accused of a bad share, which can cost bond')

  const submitters = createSubmitters({
    ...{ chain, genesis },
    onSent: (call, result) => {
      metrics.submissions.inc({ call, result })
      log.info({ call, result }, 'submission')
    },
    onForeignNonce: () => alarms.raise('foreign-nonce', 'own account'),
    onIneffective: (key) => alarms.raise('submission-ineffective', key.split(' ')[0] ?? ''),
  })
  const members = createMembers({
    ...{ chain, store, submitters, alarms, native, allowPrivatePeers },
    onBad: ({ opened }) => {
      alarms.raise('bad-envelope', shortHash(opened.dealingHash))
      lookSoon()
    },
    onHeld: () => {
      metrics.shares.inc()
      lookSoon()
    },
  })
  const memberFor = (request: ShareRequest): Member => {
    const keys = keySets.forRoster(expectDealing(expectReady(chain), request).roster)
    if (keys === undefined) throw new Refusal('not-a-member', 'this server is not in the roster of the dealing')
    return members.of(keys)
  }

  const recovery = createRecovery({
    finalized: () => (chain.status() === 'ready' ? chain.finalized() : undefined),
    compare: (finalized) => compareWithChain({ chain, keySets, dealings, markers, alarms }, finalized),
    async recover(lost, silent) {
      const { keys } = lost
      if (keys === undefined) return false
      const { askPeer } = members.of(keys)
      return recoverShare({ askPeer, dealings, curve: native ?? nobleCurve }, lost, keys, silent)
    },
    alarms,
    onError: (err) => log.error({ err }, 'comparing the store with the chain failed'),
    onDone: () => void reconcileFirst(),
  })
  const keeper = createKeyKeeper({
    ...{ chain, keySets, dealings, submitters },
    async forget(set) {
      members.forget(set)
      await store.forgetKeySet(set)
      log.info('a former key set is deleted')
    },
    onError: (err) => log.error({ err }, 'looking for key sets of no more use failed'),
  })
  const reconciler = startReconciler({
    ...{ view: chain, keySets, dealings, acks: members },
    perform(action, subject) {
      // What the chain no longer has needs no keys: any member can put it away.
      const keys = (subject.live && keySets.forRoster(subject.live.roster)) ?? keySets.all()[0]!
      return act(members.of(keys), action, subject)
    },
    onAction: ({ kind, row }, { dealingHash }) => {
      metrics.actions.inc({ kind })
      log.debug({ action: kind, row, dealing: shortHash(dealingHash) }, 'reconcile')
    },
    onError: (error, { dealingHash }) => log.error({ err: error, dealing: shortHash(dealingHash) }, 'reconcile failed'),
  })

  let isReconciled = false
  const reconcileFirst = async () => {
    if (isReconciled) return reconciler.run()
    reconciler.run()
    await reconciler.settled()
    isReconciled = true
  }
  let isLookingSoon = false
  const lookSoon = () => {
    if (isLookingSoon) return
    isLookingSoon = true
    setTimeout(() => {
      isLookingSoon = false
      reconciler.run()
    }, LOOK_AFTER_MS)
  }
  const noteStanding = watchStanding(alarms)
  const countDealings = () => {
    const counts = { held: 0, kept: 0, bad: 0 }
    for (const { state } of dealings.entries()) counts[state]++
    for (const [state, count] of Object.entries(counts)) metrics.dealings.set({ state }, count)
  }
  const lookAgain = () => {
    const best = chain.best()
    if (best !== undefined) submitters.advance(best)
    noteStanding(chain.finalized()?.server)
    countDealings()
    recovery.advance()
    if (!recovery.isDone()) return
    reconciler.run()
    settleUndealt({ view: chain, keySets, submit: (keys, work) => submitters.of(keys).submit(work) })
    keeper.advance()
  }
  chain.subscribe(lookAgain)
  lookAgain()

  return {
    async accept(request) {
      if (!isReconciled) throw new Refusal('not-synced', 'the store is not yet compared with the chain')
      return memberFor(request).intake.fromUser(request)
    },
    answer: (question) => answerPeer({ view: chain, keySets, dealings }, question),
    hasForeignNonce: submitters.hasForeignNonce,
    canAccuse: native !== undefined,
    isReconciled: () => isReconciled,
    compareAgain: recovery.again,
    async finish() {
      await Promise.all([recovery.stop(), keeper.stop(), reconciler.stop()])
      await submitters.idle()
    },
  }
}
