import { sr25519Sign } from '../../src/core/crypto/sr25519.ts'
import type { X25519Key } from '../../src/core/crypto/x25519.ts'
import { nobleCurve } from '../../src/core/dealing/check.ts'
import type { Chain } from './chain/client.ts'
import { createSubmitter } from './chain/submitter.ts'
import { loadNativeCurve } from './crypto/nativeCurve.ts'
import { pureX25519 } from './crypto/pureX25519.ts'
import type { Alarms } from './ops/alarms.ts'
import { type Log, shortHash } from './ops/log.ts'
import type { Metrics } from './ops/metrics.ts'
import { watchStanding } from './ops/standing.ts'
import { createAskPeer } from './peers/ask.ts'
import { createAckCollector } from './reconcile/perform/collectAcks.ts'
import { type Perform, perform } from './reconcile/perform/perform.ts'
import { startReconciler } from './reconcile/reconciler.ts'
import { answerPeer, type PeerAnswer, type PeerQuestion } from './shares/answerPeer.ts'
import { createIntake, type MemberAck, type ShareRequest } from './shares/intake.ts'
import type { Store } from './store/store.ts'

export type DutiesNeeds = {
  log: Log
  metrics: Metrics
  alarms: Alarms
  genesis: Uint8Array
  tssAccount: Uint8Array
  encryptionKey: X25519Key
  store: Store
  chain: Chain
  allowPrivatePeers: boolean
}

/** Every look is at everything: of shares that come together, one look is enough. */
const LOOK_AFTER_MS = 50

/** What a member does for the network: accept shares, answer its peers, and bring store and chain together. */
export type Duties = {
  accept(request: ShareRequest): Promise<MemberAck>
  answer(question: PeerQuestion): Promise<PeerAnswer | undefined>
  hasForeignNonce(): boolean
  /** Takes on nothing new, and resolves when nothing is being sent any more. */
  finish(): Promise<void>
}

/** `act`: how what was decided is done. */
export const takeUpDuties = (
  { log, metrics, alarms, genesis, tssAccount, encryptionKey, store, chain, ...needs }: DutiesNeeds,
  act: Perform = perform,
): Duties => {
  const { secrets, dealings, markers } = store
  const native = loadNativeCurve()
  if (native === undefined)
    log.warn('no native secp256k1 on this machine: share checks are slow, and no dealer is accused of a bad share')
  const pure = { key: pureX25519(secrets.x25519), curve: nobleCurve }
  const openers = native === undefined ? [pure] : [{ key: encryptionKey, curve: native }, pure]

  const submitter = createSubmitter({
    ...{ chain, genesis, tssAccount },
    sign: (payload) => sr25519Sign(secrets.tss, payload),
    onSent: (call, result) => {
      metrics.submissions.inc({ call, result })
      log.info({ call, result }, 'submission')
    },
    onForeignNonce: () => alarms.raise('foreign-nonce', 'own account'),
    onIneffective: (key) => alarms.raise('submission-ineffective', key.split(' ')[0] ?? ''),
  })

  const intake = createIntake({
    ...{ view: chain, tssAccount, tssSecret: secrets.tss, dealings, markers },
    opener: { key: encryptionKey, curve: native ?? nobleCurve },
    onBad: ({ opened }) => {
      alarms.raise('bad-envelope', shortHash(opened.dealingHash))
      lookSoon()
    },
    onHeld: () => {
      metrics.shares.inc()
      lookSoon()
    },
  })

  const askPeer = createAskPeer({ chain, tssAccount, tssSecret: secrets.tss, allowPrivate: needs.allowPrivatePeers })
  const acks = createAckCollector(askPeer)
  const doing = { tssAccount, dealings, submitter, askPeer, acks, intake, openers, alarms }
  const reconciler = startReconciler({
    ...{ view: chain, tssAccount, dealings, acks },
    perform: (action, subject) => act(doing, action, subject),
    onAction: ({ kind, row }, { dealingHash }) => {
      metrics.actions.inc({ kind })
      log.debug({ action: kind, row, dealing: shortHash(dealingHash) }, 'reconcile')
    },
    onError: (error, { dealingHash }) => log.error({ err: error, dealing: shortHash(dealingHash) }, 'reconcile failed'),
  })

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
  const lookAgain = () => {
    const best = chain.best()
    if (best !== undefined) submitter.advance(best)
    noteStanding(chain.finalized()?.server)
    reconciler.run()
  }
  chain.subscribe(lookAgain)
  lookAgain()

  return {
    accept: intake.fromUser,
    answer: (question) => answerPeer({ view: chain, tssAccount, dealings }, question),
    hasForeignNonce: submitter.hasForeignNonce,
    async finish() {
      await reconciler.stop()
      await submitter.idle()
    },
  }
}
