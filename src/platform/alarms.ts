import browser from 'webextension-polyfill'

/** `live`: a registration is under way, or heals. `lock`: the auto-lock deadline. */
export type AlarmName = 'live' | 'lock'

export const alarms = {
  /** `when`: milliseconds since 1970. */
  set: async (name: AlarmName, when: number): Promise<void> => {
    await browser.alarms.create(name, { when })
  },
  every: async (name: AlarmName, minutes: number): Promise<void> => {
    await browser.alarms.create(name, { periodInMinutes: minutes })
  },
  clear: async (name: AlarmName): Promise<void> => {
    await browser.alarms.clear(name)
  },
}

/** Registers at once: an alarm may be why the background was started. */
export const onAlarm = (listener: (name: string) => void): void =>
  browser.alarms.onAlarm.addListener(({ name }) => listener(name))
