import { fromHex, toHex } from '../../src/core/bytes.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import { followChain } from './chain/client.ts'
import { version } from './commands/cli.ts'
import type { Config } from './config.ts'
import { takeUpDuties } from './duties.ts'
import { createMetricsApp } from './http/metricsApp.ts'
import { createPublicApp } from './http/publicApp.ts'
import { expectOwnRecord } from './keys/ownRecord.ts'
import { createAlarms } from './ops/alarms.ts'
import { watchHealth } from './ops/health.ts'
import { createLog } from './ops/log.ts'
import { createMetrics } from './ops/metrics.ts'
import { stopOnSignal } from './ops/shutdown.ts'
import { openStore } from './store/store.ts'

const HOUR_MS = 3_600_000

/** Puts the server together and lets it run until a signal. @throws StartError */
export const serve = async (config: Config): Promise<void> => {
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  const alarms = createAlarms(log, metrics)
  const genesis = fromHex(config.genesis, 32)
  const store = await openStore(config.data, config.keyFile, (kind, name) => alarms.raise(`damaged-${kind}`, name))
  const { dealings, keySets } = store
  const keys = keySets.all().at(-1)!
  const { tssAccount, x25519PublicKey } = keys
  const chain = followChain({
    url: config.node,
    genesis,
    tssAccount,
    watched: () => [...dealings.entries()].filter(({ state }) => state === 'held').map(({ registrant }) => registrant),
    onUnreadable: (_registrant, error) => alarms.raise('unreadable-dealing', (error as Error).message),
    onLost: (reason) => log.warn({ reason }, 'chain connection ended'),
  })
  await expectOwnRecord(chain, keySets)

  let isStopping = false
  const { allowPrivatePeers } = config
  const duties = takeUpDuties({
    log,
    metrics,
    alarms,
    genesis,
    keys,
    store,
    chain,
    allowPrivatePeers,
  })
  const health = await watchHealth({
    view: chain,
    x25519PublicKey,
    probeStore: store.probe,
    hasForeignNonce: duties.hasForeignNonce,
    isStopping: () => isStopping,
    onRefresh: (ready, { bestBlock, finalizedBlock }) => {
      metrics.ready.set(ready ? 1 : 0)
      metrics.bestBlock.set(bestBlock)
      metrics.finalizedBlock.set(finalizedBlock)
    },
  })
  const emptyTrash = () => void store.emptyTrash().catch((err) => log.error({ err }, 'trash'))
  emptyTrash()
  const trash = setInterval(emptyTrash, HOUR_MS)

  const info = () => {
    const status = chain.best()?.server?.status
    const keys = { tss_account: ss58Encode(tssAccount), x25519_public_key: toHex(x25519PublicKey) }
    return { ...keys, ...(status?.kind === 'seated' && { subgroup: status.subgroup }), version }
  }
  const { requestsPerMinute, trustedProxies } = config
  const http = { log, metrics, requestsPerMinute, trustedProxies, isStopping: () => isStopping }
  const app = await createPublicApp({ ...http, health, info, accept: duties.accept, answer: duties.answer })
  const metricsApp = await createMetricsApp(http)
  stopOnSignal({
    begin: () => {
      isStopping = true
    },
    listeners: [app, metricsApp],
    finish: duties.finish,
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
