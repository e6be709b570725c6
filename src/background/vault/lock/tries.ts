import type { WrongTries } from '../stored/storedVault.ts'

const FREE_TRIES = 3
const FIRST_WAIT = 2_000
const LONGEST_WAIT = 5 * 60_000

/** After three wrong passwords every further one costs twice the wait of the one before, up to five minutes. */
export const afterWrongTry = (wrong: WrongTries | null, now: number): WrongTries => {
  const count = (wrong?.count ?? 0) + 1
  const wait = count <= FREE_TRIES ? 0 : Math.min(FIRST_WAIT * 2 ** (count - FREE_TRIES - 1), LONGEST_WAIT)
  return { count, until: now + wait }
}

/** When the next password may be tried, if that is not now. A clock that was set back does not make it longer. */
export const retryAt = (wrong: WrongTries | null, now: number): number | undefined => {
  if (!wrong || wrong.until <= now) return undefined
  return Math.min(wrong.until, now + LONGEST_WAIT)
}
