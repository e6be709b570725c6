export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** Milliseconds as people say them: rounded up, so that nobody waits longer than was said. */
export const duration = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 120) return `about ${count(seconds, 'second')}`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `about ${count(minutes, 'minute')}` : `about ${count(Math.ceil(minutes / 60), 'hour')}`
}

/** From here on nobody sits and waits: the time of day is said too. */
const LONG = 10 * 60_000

/** As `duration`, from `now` (milliseconds since 1970). */
export const timeLeft = (ms: number, now: number): string =>
  ms < LONG ? duration(ms) : `${duration(ms)} (until ${clock(now + ms, now)})`

const clock = (at: number, now: number): string => {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  const day = isToday ? {} : ({ weekday: 'short' } as const)
  return new Intl.DateTimeFormat('en-GB', { ...day, hour: '2-digit', minute: '2-digit' }).format(at)
}

/** Numbers in a sentence: `2`, `2 and 3`, `1, 2 and 3`. */
export const listed = (items: readonly (number | string)[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** The day of a moment, in milliseconds since 1970. */
export const day = (at: number): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(at)

/** Day and time of a moment, in milliseconds since 1970. */
export const moment = (at: number, now = Date.now()): string => {
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : ({ year: 'numeric' } as const)
  const rest = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat('en-GB', { ...year, ...rest }).format(at)
}
