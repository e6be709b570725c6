import browser from 'webextension-polyfill'
import { alarms } from './alarms.ts'

let timer: ReturnType<typeof setInterval> | undefined
/** How much there is to stay awake for: `healing` only wants a look now and then. */
export type Activity = 'healing' | 'live' | 'none'

/** Minutes between two looks. */
const every = { live: 0.5, healing: 2 } as const

export const busiest = (...all: readonly Activity[]): Activity =>
  (['live', 'healing'] as const).find((one) => all.includes(one)) ?? 'none'

let kept: Activity | undefined

/**
 * Both browsers stop a background after 30 s; calling the browser every 15 s keeps it. The alarm, set anew at every start,
 * brings the background back if that did not help. Neither exists while there is nothing to stay awake for.
 */
export async function keepAlive(activity: Activity): Promise<void> {
  if (activity === kept) return
  kept = activity
  clearInterval(timer)
  timer = activity === 'live' ? setInterval(() => void browser.runtime.getPlatformInfo(), 15_000) : undefined
  await (activity === 'none' ? alarms.clear('live') : alarms.every('live', every[activity]))
}

/** A browser that starts brings the background up with it, to go on with what was under way: Firefox has forgotten the alarm. */
export const wakeAtStart = (): void => browser.runtime.onStartup.addListener(() => undefined)
