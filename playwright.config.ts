import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { PATIENCE_MS } from './e2e/driver/patience.ts'
import { onlyChromium, onlyFirefox } from './e2e/onlyIn.ts'

for (const browser of ['chromium', 'firefox'])
  if (!existsSync(resolve(import.meta.dirname, `dist/${browser}/manifest.json`)))
    throw new Error(`dist/${browser} is not there: npm run build`)

/** By file or title. */
const without = (names: readonly string[]) => ({
  testIgnore: names.filter((name) => name.endsWith('.ts')).map((name) => `**/${name}`),
  grepInvert: names.filter((name) => !name.endsWith('.ts')).map((name) => new RegExp(name)),
})

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
    { name: 'chromium', use: { browserName: 'chromium' }, ...without(Object.keys(onlyFirefox)) },
    { name: 'firefox', use: { browserName: 'firefox' }, ...without(Object.keys(onlyChromium)) },
  ],
})
