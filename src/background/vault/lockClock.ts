import * as v from 'valibot'
import type { Alarms, Cell, Now } from '../ports.ts'

/** Absolute, so that sleep does not stretch it; `since` shows a clock that was set back. Milliseconds since 1970. */
export type Deadline = { readonly since: number; readonly lockAt: number }

const schema = v.strictObject({ since: v.number(), lockAt: v.number() })

/** The auto-lock deadline: kept for the browser's session, with an alarm that comes back to it. */
export const createLockClock = (cell: Cell<unknown>, alarms: Alarms, now: Now) => ({
  /** The running deadline; undefined when there is none or it has passed. */
  async read(): Promise<Deadline | undefined> {
    const result = v.safeParse(schema, await cell.read())
    return result.success && isRunning(result.output, now()) ? result.output : undefined
  },
  async start(minutes: number, since = now()): Promise<Deadline> {
    const deadline = { since, lockAt: since + minutes * 60_000 }
    await cell.write(deadline)
    await alarms.set('lock', deadline.lockAt)
    return deadline
  },
  async stop(): Promise<void> {
    await cell.clear()
    await alarms.clear('lock')
  },
})

export const isRunning = ({ since, lockAt }: Deadline, now: number): boolean => since <= now && now < lockAt
