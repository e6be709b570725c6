import browser from 'webextension-polyfill'
import { alarms } from './alarms.ts'

let timer: ReturnType<typeof setInterval> | undefined
let kept: boolean | undefined

/**
 * Both browsers stop a background after 30 s; calling the browser every 15 s keeps it. The alarm, set anew at every start,
 * brings the background back if that did not help. Neither exists while there is nothing to stay awake for.
 */
export async function keepAlive(live: boolean): Promise<void> {
  if (live === kept) return
  kept = live
  clearInterval(timer)
  timer = live ? setInterval(() => void browser.runtime.getPlatformInfo(), 15_000) : undefined
  await (live ? alarms.every('live', 0.5) : alarms.clear('live'))
}
