import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Everything that is counted, in one registry of its own. */
export const createMetrics = () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'entropy_http_request_seconds',
      help: 'Time to answer, by route template, status and problem code.',
      labelNames: ['route', 'status', 'code'] as const,
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    shares: new Counter({ name: 'entropy_shares_total', help: 'Shares stored.', registers }),
    dealings: new Gauge({
      name: 'entropy_dealings',
      help: 'Dealings in the store, by what it has of them.',
      labelNames: ['state'] as const,
      registers,
    }),
    actions: new Counter({
      name: 'entropy_reconciler_actions_total',
      help: 'Actions of the reconciler, by kind.',
      labelNames: ['kind'] as const,
      registers,
    }),
    submissions: new Counter({
      name: 'entropy_submissions_total',
      help: 'Transactions sent, by call and by what the node said.',
      labelNames: ['call', 'result'] as const,
      registers,
    }),
    alarms: new Counter({
      name: 'entropy_alarms_total',
      help: 'Things that an operator must look at, by code.',
      labelNames: ['code'] as const,
      registers,
    }),
    bestBlock: new Gauge({ name: 'entropy_best_block', help: 'Number of the best block seen.', registers }),
    finalizedBlock: new Gauge({
      name: 'entropy_finalized_block',
      help: 'Number of the finalized block seen.',
      registers,
    }),
    ready: new Gauge({ name: 'entropy_ready', help: '1 when the server is ready.', registers }),
  }
}
export type Metrics = ReturnType<typeof createMetrics>
