import * as v from 'valibot'
import type { Alarms, Cell, Now } from '../../ports.ts'

/**
 * Absolute, so that neither sleep nor a stop of the background stretches it. Milliseconds since 1970; `seen` is when the
 * clock was looked at last, `back` how far it has gone backwards between two looks, in all.
 */
type Deadline = { readonly since: number; readonly lockAt: number; readonly seen: number; readonly back: number }

const schema = v.strictObject({ since: v.number(), lockAt: v.number(), seen: v.number(), back: v.number() })

/** How far a clock may be corrected backwards, in all, before it counts as set back. */
const CORRECTION = 5_000
/** While the wallet is open the clock is looked at this often at least, so that setting it back gains no more than this. */
const BEAT = 60_000

/** The auto-lock deadline: kept for the browser's session, with an alarm that comes back to it. */
export const createLockClock = (cell: Cell<unknown>, alarms: Alarms, now: Now) => {
  let deadline: Deadline | undefined

  /** Looks at the clock: a deadline that is over once stays so, whatever the clock says later. */
  const look = (): Deadline | undefined => {
    if (!deadline) return undefined
    const seen = now()
    const back = deadline.back + Math.max(0, deadline.seen - seen)
    const lockAt = seen < deadline.lockAt ? deadline.lockAt : Number.NEGATIVE_INFINITY
    deadline = { ...deadline, seen, back, lockAt }
    return back <= CORRECTION && seen < lockAt ? deadline : undefined
  }
  const keep = async (next: Deadline) => {
    deadline = next
    await cell.write(next)
    await alarms.set('lock', Math.min(next.lockAt, now() + BEAT))
  }

  return {
    /** The running deadline; undefined when there is none or it has passed. */
    deadline: look,
    isOver: () => deadline !== undefined && look() === undefined,
    /** Takes up the deadline of before the background was stopped. False when there is none that runs. */
    async resume(): Promise<boolean> {
      const result = v.safeParse(schema, await cell.read())
      if (!result.success) return false
      deadline = result.output
      const running = look()
      if (running) await keep(running)
      return running !== undefined
    },
    async start(minutes: number, since = now()): Promise<void> {
      await keep({ since, lockAt: since + minutes * 60_000, seen: now(), back: 0 })
    },
    /** Notes the time, and comes back to it. */
    async beat(): Promise<void> {
      const running = look()
      if (running) await keep(running)
    },
    forget() {
      deadline = undefined
    },
    async stop(): Promise<void> {
      await cell.clear()
      await alarms.clear('lock')
    },
  }
}
