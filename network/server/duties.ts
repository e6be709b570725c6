import { sr25519Sign } from '../../src/core/crypto/sr25519.ts'
import { nobleCurve } from '../../src/core/dealing/check.ts'
import type { Chain } from './chain/client.ts'
import { createSubmitter } from './chain/submitter.ts'
import { loadNativeCurve } from './crypto/nativeCurve.ts'
import type { KeySet } from './keys/keySet.ts'
import type { Alarms } from './ops/alarms.ts'
import { type Log, shortHash } from './ops/log.ts'
import type { Metrics } from './ops/metrics.ts'
import { createAskPeer } from './peers/ask.ts'
import { createAckCollector } from './reconcile/collectAcks.ts'
import { perform } from './reconcile/perform.ts'
import { startReconciler } from './reconcile/reconciler.ts'
import { createSerial } from './serial.ts'
import { type AcceptanceNeeds, acceptShares, type MemberAck, type ShareRequest } from './shares/accept.ts'
import { answerPeer, type PeerAnswer, type PeerQuestion } from './shares/answerPeer.ts'
import type { Store } from './store/store.ts'

export type DutiesNeeds = {
  log: Log
  metrics: Metrics
  alarms: Alarms
  genesis: Uint8Array
  keys: KeySet
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

export const takeUpDuties = ({ log, metrics, alarms, genesis, keys, store, chain, ...needs }: DutiesNeeds): Duties => {
  const { dealings, markers } = store
  const { tssAccount, tssSecret, encryptionKey } = keys
  const curve = loadNativeCurve()
  if (curve === undefined) log.warn('no native secp256k1 on this machine: share checks are slow')

  const submitter = createSubmitter({
    ...{ chain, genesis, tssAccount },
    sign: (payload) => sr25519Sign(tssSecret, payload),
    onSent: (call, result) => {
      metrics.submissions.inc({ call, result })
      log.info({ call, result }, 'submission')
    },
    onForeignNonce: () => alarms.raise('foreign-nonce', 'own account'),
    onIneffective: (key) => alarms.raise('submission-ineffective', key.split(' ')[0] ?? ''),
  })

  const acceptance: AcceptanceNeeds = {
    ...{ view: chain, tssAccount, tssSecret, encryptionKey, dealings, markers },
    ...{ curve: curve ?? nobleCurve, oneAtATime: createSerial() },
    onBadEnvelope: ({ dealt }) => alarms.raise('bad-envelope', shortHash(dealt.dealingHash)),
    onHeld: () => {
      metrics.shares.inc()
      lookSoon()
    },
  }

  const askPeer = createAskPeer({ chain, tssAccount, tssSecret, allowPrivate: needs.allowPrivatePeers })
  const acks = createAckCollector(askPeer)
  const acceptHealed = (request: ShareRequest) => acceptShares(acceptance, request, { complete: false })
  const doing = { ...{ tssAccount, dealings, submitter, askPeer, acks, alarms }, accept: acceptHealed }
  const reconciler = startReconciler({
    ...{ view: chain, tssAccount, dealings, acks },
    perform: (action, subject) => perform(doing, action, subject),
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
  const lookAgain = () => {
    const best = chain.best()
    if (best !== undefined) submitter.advance(best)
    reconciler.run()
  }
  chain.subscribe(lookAgain)
  lookAgain()

  return {
    accept: (request) => acceptShares(acceptance, request, { complete: true }),
    answer: (question) => answerPeer({ view: chain, tssAccount, dealings }, question),
    hasForeignNonce: submitter.hasForeignNonce,
    async finish() {
      await reconciler.stop()
      await submitter.idle()
    },
  }
}
