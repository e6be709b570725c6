import { type ChromiumExtension, launchChromium } from '../../e2e/driver/chromium.ts'
import { makeProfile, removeProfile } from '../../e2e/harness/browser.ts'
import { type Devnet, type DevnetOptions, startDevnet } from '../../network/devnet/devnet.ts'
import { untilSignal } from '../../network/devnet/terminal.ts'

type Stage = {
  readonly network: Devnet
  readonly extension: ChromiumExtension
  /** The browser's folder. */
  readonly profile: string
  /** How long the network took to start. */
  readonly seconds: number
}

/** A network and a browser with a fresh profile for as long as `play` lasts, or until a signal. Nothing is left of them. */
export const onStage = async <T>(
  { devnet, headless }: { readonly devnet: DevnetOptions; readonly headless: boolean },
  play: (stage: Stage) => Promise<T>,
): Promise<T | 'stopped'> => {
  const ends: (() => Promise<unknown>)[] = []
  const start = Date.now()
  const run = async (): Promise<T> => {
    const starting = startDevnet(devnet)
    // What is still starting when the signal comes is ended as well.
    ends.push(() => starting.then(({ stop }) => stop()).catch(() => undefined))
    const network = await starting
    const seconds = secondsSince(start)
    const profile = await makeProfile()
    ends.push(() => removeProfile(profile))
    const launching = launchChromium({ profile, headless })
    ends.push(() => launching.then(({ close }) => close()).catch(() => undefined))
    return play({ network, extension: await launching, profile, seconds })
  }
  try {
    return await Promise.race([run(), untilSignal().then((): 'stopped' => 'stopped')])
  } finally {
    for (const end of ends.reverse()) await end()
  }
}

export const secondsSince = (start: number): number => Math.round((Date.now() - start) / 100) / 10
