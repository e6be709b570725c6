import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { PATIENCE_MS } from './e2e/driver/patience.ts'
import { onlyChromium } from './e2e/onlyChromium.ts'

for (const browser of ['chromium', 'firefox'])
  if (!existsSync(resolve(import.meta.dirname, `dist/${browser}/manifest.json`)))
    throw new Error(`dist/${browser} is not there: npm run build`)

/** Not seen to pass in Firefox yet, or not every time. */
const unproven = [
  ...['faults/liars', 'secrets/*', 'stops/stops'].map((name) => `${name}.spec.ts`),
  'a whole group is down',
  'a transfer that @polkadot/api builds',
]
const left = [...Object.keys(onlyChromium), ...unproven]
const inFirefox = {
  testIgnore: left.filter((name) => name.endsWith('.ts')).map((name) => `**/${name}`),
  grepInvert: left.filter((name) => !name.endsWith('.ts')).map((name) => new RegExp(name)),
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'demo-out/e2e',
  // Each runs a network of its own: a chain, six servers, and a browser.
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 90_000,
  expect: { timeout: PATIENCE_MS },
  reporter: [['line'], ['json', { outputFile: 'demo-out/e2e.json' }]],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    // One Firefox keeps two cores busy.
    { name: 'firefox', workers: 1, use: { browserName: 'firefox' }, ...inFirefox },
  ],
})
