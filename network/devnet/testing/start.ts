import { afterAll, beforeAll, vi } from 'vitest'
import { type Devnet, type DevnetOptions, startDevnet } from '../devnet.ts'
import { patience } from './eventually.ts'

/** A network for the tests of one file, on free ports, with blocks three times as fast as on the development network. */
export const networkForTests = (options: Partial<DevnetOptions> = {}): (() => Devnet) => {
  vi.setConfig({ testTimeout: 2 * patience.timeout, hookTimeout: patience.timeout })
  let network: Devnet | undefined
  beforeAll(async () => {
    network = await startDevnet({ port: 0, blockMs: 300, basePort: 0, faucetPort: 0, dappPort: 0, ...options })
  })
  afterAll(() => network?.stop())
  return () => {
    if (network === undefined) throw new Error('the network has not started')
    return network
  }
}
