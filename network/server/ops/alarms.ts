import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** What an operator must look at. */
export type AlarmCode =
  | 'accusation-unproven'
  | 'bad-envelope'
  | 'chilled'
  | 'damaged-data-key'
  | 'damaged-dealing'
  | 'damaged-marker'
  | 'damaged-secrets'
  | 'damaged-trash'
  | 'excluded'
  | 'foreign-nonce'
  | 'missing-envelope'
  | 'nonce-contradiction'
  | 'partial-wrong'
  | 'restored-from-older-copy'
  | 'share-lost'
  | 'slashed'
  | 'submission-ineffective'
  | 'unreadable-dealing'

export type Alarms = { raise(code: AlarmCode, about: string): void }

const REPEAT_MS = 60_000

/** Logs and counts an alarm, one about the same thing at most once a minute: most are found anew at every block. */
export const createAlarms = (log: Log, metrics: Metrics, now: () => number = () => performance.now()): Alarms => {
  const logged = new Map<string, number>()
  return {
    raise(code, about) {
      const key = `${code} ${about}`
      const time = now()
      if (time - (logged.get(key) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return
      for (const [old, at] of logged) if (time - at >= REPEAT_MS) logged.delete(old)
      logged.set(key, time)
      metrics.alarms.inc({ code })
      log.error({ alarm: code, about }, 'alarm')
    },
  }
}
