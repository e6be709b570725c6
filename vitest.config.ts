import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'network/**/*.test.ts', 'packages/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/target/**'],
    benchmark: { include: ['src/**/*.bench.ts', 'network/**/*.bench.ts'] },
    testTimeout: 30_000,
    // Concurrent tests are those that wait for the same clock: that of a chain.
    maxConcurrency: 16,
  },
})
