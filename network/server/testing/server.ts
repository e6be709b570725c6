import pino from 'pino'
import { onTestFinished } from 'vitest'
import { type Duties, takeUpDuties } from '../duties.ts'
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
  let duties: Duties | undefined
  const store = await openStore(data, keyFile, (kind) => {
    alarms.push(`damaged-${kind}`)
    duties?.compareAgain()
  })
  const { chain, sent, tell } = makeChain(view, storage, endpoints)
  const taken = takeUpDuties({
    ...{ genesis, store, chain, allowPrivatePeers: true },
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    alarms: { raise: (code) => void alarms.push(code) },
  })
  duties = taken
  const stop = async () => {
    await taken.finish()
    await store.close()
  }
  onTestFinished(stop)
  return { store, duties: taken, alarms, sent, tell, stop }
}
