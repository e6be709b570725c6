import { launchFirefox } from '../driver/firefox/launch.ts'
import { startUndriven } from './undriven.ts'

export type LeftAlone = {
  /** Whether the wallet's background runs, as the browser says of it. Being asked keeps nothing awake. */
  runs(): Promise<boolean>
  stop(): Promise<unknown>
}

/** A browser that shows this page, and in which nobody reaches into the wallet. */
export const leaveAlone = async (browser: string, profile: string, url: string): Promise<LeftAlone> => {
  if (browser === 'chromium') {
    const { workers, stop } = await startUndriven(profile, url)
    return { runs: async () => (await workers()) > 0, stop }
  }
  // Its own side counts how long a background has been idle, and does not count who looks at that side.
  const { newPage, backgroundState, close } = await launchFirefox({ profile })
  await (await newPage()).goto(url)
  return { runs: async () => (await backgroundState()) !== 'stopped', stop: close }
}
