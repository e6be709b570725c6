import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from '../../tools/findBrowser.mjs'
import { folder } from '../driver/chromium.ts'
import { readNetLog } from './netLog.ts'

type Target = { readonly type: string; readonly url: string }

/** A browser with the built extension that nobody looks into. */
export const startUndriven = async (profile: string, url: string) => {
  const netLog = join(profile, 'network.json')
  const child = spawn(
    findChromium()!,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--log-net-log=${netLog}`,
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      url,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the browser ended before it could be reached')))
    createInterface(child.stderr).on('line', (line) => {
      const [, host] = /^DevTools listening on ws:\/\/([^/]+)/.exec(line) ?? []
      if (host) resolve(`http://${host}`)
    })
  })
  return {
    /** How many backgrounds it lists as running. To list them attaches to none. */
    async workers(): Promise<number> {
      const targets = (await (await fetch(`${address}/json/list`)).json()) as readonly Target[]
      return targets.filter(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:')).length
    },
    /** Looks into it for as long as this lasts: whatever else is to be done by hand. */
    async drive<T>(act: (context: BrowserContext) => Promise<T>): Promise<T> {
      const browser = await chromium.connectOverCDP(address)
      const result = await act(browser.contexts()[0]!)
      await browser.close()
      return result
    },
    /** Ends it. Resolves with what its extensions did on the network. */
    async stop() {
      const exit = once(child, 'exit')
      const session = await (await chromium.connectOverCDP(address)).newBrowserCDPSession()
      // Ended by a signal it would lose the last of its log.
      await session.send('Browser.close')
      await exit
      return readNetLog(netLog)
    },
  }
}
