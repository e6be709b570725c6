import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

const DRAIN_MS = 5_000

const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, sleep(ms, undefined, { ref: false })])

export type ShutdownNeeds = {
  begin(): void
  listeners: readonly FastifyInstance[]
  /** Stops new work and finishes what is being sent. */
  finish(): Promise<void>
  /** Lets go of chain and folder. */
  release(): Promise<void>
}

/** On SIGTERM or SIGINT: unready, drain, finish the submission in flight, exit 0. Whatever hangs is cut off; nothing acknowledged depends on it. */
export const stopOnSignal = (needs: ShutdownNeeds): void => {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    needs.begin()
    await atMost(DRAIN_MS, Promise.all([needs.finish(), ...needs.listeners.map((listener) => listener.close())]))
    for (const listener of needs.listeners) listener.server.closeAllConnections()
    await atMost(DRAIN_MS, needs.release())
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}
