import { fromHex, toHex } from '../../src/core/bytes.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import { followChain } from './chain/client.ts'
import { version } from './commands/cli.ts'
import type { Config } from './config.ts'
import { type Duties, takeUpDuties } from './duties.ts'
import { createMetricsApp } from './http/metricsApp.ts'
import { createPublicApp } from './http/publicApp.ts'
import { currentSet } from './keys/keySet.ts'
import { expectOwnRecord } from './keys/ownRecord.ts'
import { createAlarms } from './ops/alarms.ts'
import { watchHealth } from './ops/health.ts'
import { createLog } from './ops/log.ts'
import { createMetrics } from './ops/metrics.ts'
import { stopOnSignal } from './ops/shutdown.ts'
import { openStore } from './store/store.ts'

const HOUR_MS = 3_600_000

/** Puts the server together and lets it run until a signal. @throws StartError */
export const serve = async (config: Config, takeUp = takeUpDuties): Promise<void> => {
  const log = createLog(config.logLevel)
  const metrics = createMetrics()
  const alarms = createAlarms(log, metrics)
  const genesis = fromHex(config.genesis, 32)
  let duties: Duties | undefined
  const store = await openStore(config.data, config.keyFile, (kind, name) => {
    alarms.raise(`damaged-${kind}`, name)
    duties?.compareAgain()
  })
  const { dealings, keySets } = store
  const chain = followChain({
    url: config.node,
    genesis,
    keySets,
    watched: () => [...dealings.entries()].filter(({ state }) => state !== 'kept').map(({ registrant }) => registrant),
    onUnreadable: (_registrant, error) => alarms.raise('unreadable-dealing', (error as Error).message),
    onLost: (reason) => log.warn({ reason }, 'chain connection ended'),
  })
  await expectOwnRecord(chain, keySets)

  let isStopping = false
  const { allowPrivatePeers } = config
  duties = takeUp({ log, metrics, alarms, genesis, store, chain, allowPrivatePeers })
  const health = await watchHealth({
    view: chain,
    keySets,
    isReconciled: duties.isReconciled,
    canAccuse: duties.canAccuse,
    probeStore: store.probe,
    hasForeignNonce: duties.hasForeignNonce,
    isStopping: () => isStopping,
    onRefresh: (ready, { bestBlock, finalizedBlock }) => {
      metrics.ready.set(ready ? 1 : 0)
      metrics.bestBlock.set(bestBlock)
      metrics.finalizedBlock.set(finalizedBlock)
    },
  })
  const keepHouse = () => void store.keepHouse().catch((err) => log.error({ err }, 'data folder'))
  keepHouse()
  const houseKeeping = setInterval(keepHouse, HOUR_MS)

  const info = () => {
    const status = chain.best()?.server?.status
    const { tssAccount, x25519PublicKey } = currentSet(keySets, chain.finalized()?.server)
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
      clearInterval(houseKeeping)
      health.stop()
      await chain.close()
      await store.close()
    },
  })
  const listening = await app.listen(config.listen)
  const metricsAt = await metricsApp.listen(config.metrics)
  process.stdout.write(`${JSON.stringify({ listening, metrics: `${metricsAt}/metrics` })}\n`)
}
