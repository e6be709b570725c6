import * as v from 'valibot'
import type { Cell } from '../ports.ts'

const schema = v.object({ autoLockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)) })

const DEFAULT_AUTO_LOCK = 15

/** The chosen auto-lock time in minutes; nothing that lies on disk can switch it off. */
export const readAutoLock = async (cell: Cell<unknown>): Promise<number> => {
  const result = v.safeParse(schema, await cell.read())
  return result.success ? result.output.autoLockMinutes : DEFAULT_AUTO_LOCK
}

export const isAutoLock = (minutes: number): boolean => v.is(schema, { autoLockMinutes: minutes })
