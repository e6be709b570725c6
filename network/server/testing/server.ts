import pino from 'pino'
import { onTestFinished } from 'vitest'
import { takeUpDuties } from '../duties.ts'
import { createMetrics } from '../ops/metrics.ts'
import { openStore } from '../store/store.ts'
import { makeChain } from './chain.ts'
import { type FakeView, genesis } from './network.ts'
import type { NodeStorage } from './node.ts'

/** Everything that a server does beside listening, in this folder and before a chain that the test makes up. */
export const startServer = async (
  { data, keyFile }: { data: string; keyFile: string },
  view: FakeView,
  storage: NodeStorage,
  endpoints: ReadonlyMap<string, string> = new Map(),
) => {
  const alarms: string[] = []
  const store = await openStore(data, keyFile, (kind) => void alarms.push(`damaged-${kind}`))
  const { chain, sent, tell } = makeChain(view, storage, endpoints)
  const duties = takeUpDuties({
    ...{ genesis, store, chain, allowPrivatePeers: true },
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    alarms: { raise: (code) => void alarms.push(code) },
  })
  const stop = async () => {
    await duties.finish()
    await store.close()
  }
  onTestFinished(stop)
  return { store, duties, alarms, sent, tell, stop }
}
