import { fromHex, toHex } from '../../src/core/bytes.ts'
import { sr25519Sign } from '../../src/core/crypto/sr25519.ts'
import { nobleCurve } from '../../src/core/dealing/check.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import { followChain } from './chain/client.ts'
import { createSubmitter } from './chain/submitter.ts'
import { version } from './cli.ts'
import type { Config } from './config.ts'
import { loadNativeCurve } from './crypto/nativeCurve.ts'
import { createMetricsApp } from './http/metricsApp.ts'
import { createPublicApp } from './http/publicApp.ts'
import { expectOwnRecord, identityOf } from './identity.ts'
import { createAlarms } from './ops/alarms.ts'
import { watchHealth } from './ops/health.ts'
import { createLog, shortHash } from './ops/log.ts'
import { createMetrics } from './ops/metrics.ts'
import { stopOnSignal } from './ops/shutdown.ts'
import { createAskPeer } from './peers/ask.ts'
import { createAckCollector } from './reconcile/collectAcks.ts'
import { perform } from './reconcile/perform.ts'
import { startReconciler } from './reconcile/reconciler.ts'
import { createSerial } from './serial.ts'
import { type AcceptanceNeeds, acceptShares } from './shares/accept.ts'
import { answerPeer } from './shares/answerPeer.ts'
import { openStore } from './store/store.ts'

/** Puts the server together and lets it run until a signal. @throws StartError */
export const serve = async (config: Config): Promise<void> => {
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  const alarms = createAlarms(log, metrics)
  const genesis = fromHex(config.genesis, 32)
  const store = await openStore(config.data, config.keyFile, (kind, name) => alarms.raise(`damaged-${kind}`, name))
  const { secrets, dealings, markers } = store
  const identity = await identityOf(secrets)
  const { tssAccount, x25519PublicKey } = identity
  const curve = loadNativeCurve()
  if (curve === undefined) log.warn('no native secp256k1 on this machine: share checks are slow')

  const chain = followChain({
    url: config.node,
    genesis,
    tssAccount,
    watched: () => [...dealings.entries()].filter(({ state }) => state === 'held').map(({ registrant }) => registrant),
    onUnreadable: (_registrant, error) => alarms.raise('unreadable-dealing', (error as Error).message),
    onLost: (reason) => log.warn({ reason }, 'chain connection ended'),
  })
  await expectOwnRecord(chain, identity)

  let isStopping = false
  const submitter = createSubmitter({
    chain,
    genesis,
    tssAccount,
    sign: (payload) => sr25519Sign(secrets.tss, payload),
    onSent: (call, result) => {
      metrics.submissions.inc({ call, result })
      log.info({ call, result }, 'submission')
    },
    onForeignNonce: () => alarms.raise('foreign-nonce', 'own account'),
    onIneffective: (key) => alarms.raise('submission-ineffective', key.split(' ')[0] ?? ''),
  })
  const acceptance: AcceptanceNeeds = {
    view: chain,
    tssAccount,
    secrets,
    dealings,
    markers,
    curve: curve ?? nobleCurve,
    oneAtATime: createSerial(),
    onBadEnvelope: ({ dealt }) => alarms.raise('bad-envelope', shortHash(dealt.dealingHash)),
    onHeld: () => {
      metrics.shares.inc()
      setImmediate(() => reconciler.run())
    },
  }
  const askPeer = createAskPeer({ chain, tssAccount, tssSecret: secrets.tss, allowPrivate: config.allowPrivatePeers })
  const acks = createAckCollector(askPeer)
  const accept = (complete: boolean) => (request: Parameters<typeof acceptShares>[1]) =>
    acceptShares(acceptance, request, { complete })
  const doing = { tssAccount, dealings, submitter, askPeer, acks, accept: accept(false), alarms }
  const reconciler = startReconciler({
    view: chain,
    tssAccount,
    dealings,
    acks,
    perform: (action, subject) => perform(doing, action, subject),
    onAction: ({ kind, row }, { dealingHash }) => {
      metrics.actions.inc({ kind })
      log.debug({ action: kind, row, dealing: shortHash(dealingHash) }, 'reconcile')
    },
    onError: (error, { dealingHash }) => log.error({ err: error, dealing: shortHash(dealingHash) }, 'reconcile failed'),
  })
  const lookAgain = () => {
    const best = chain.best()
    if (best !== undefined) submitter.advance(best)
    reconciler.run()
  }
  chain.subscribe(lookAgain)
  lookAgain()
  const health = await watchHealth({
    view: chain,
    x25519PublicKey,
    probeStore: store.probe,
    hasForeignNonce: submitter.hasForeignNonce,
    isStopping: () => isStopping,
    onRefresh: (ready, { bestBlock, finalizedBlock }) => {
      metrics.ready.set(ready ? 1 : 0)
      metrics.bestBlock.set(bestBlock)
      metrics.finalizedBlock.set(finalizedBlock)
    },
  })
  const trash = setInterval(() => void store.emptyTrash().catch((err) => log.error({ err }, 'trash')), 3_600_000)

  const http = { log, metrics, requestsPerMinute: config.requestsPerMinute, isStopping: () => isStopping }
  const info = () => {
    const subgroup = chain.best()?.server?.subgroup
    const keys = { tss_account: ss58Encode(tssAccount), x25519_public_key: toHex(x25519PublicKey) }
    return { ...keys, ...(subgroup !== undefined && { subgroup }), version }
  }
  const answer = (question: Parameters<typeof answerPeer>[1]) =>
    answerPeer({ view: chain, tssAccount, dealings }, question)
  const app = await createPublicApp({ ...http, health, info, accept: accept(true), answer })
  const metricsApp = await createMetricsApp(http)
  stopOnSignal({
    begin: () => {
      isStopping = true
    },
    listeners: [app, metricsApp],
    finish: async () => {
      await reconciler.stop()
      await submitter.idle()
    },
    release: async () => {
      clearInterval(trash)
      health.stop()
      await chain.close()
      await store.close()
    },
  })
  const listening = await app.listen(config.listen)
  const metricsAt = await metricsApp.listen(config.metrics)
  process.stdout.write(`${JSON.stringify({ listening, metrics: `${metricsAt}/metrics` })}\n`)
}
