import { createServer } from 'node:net'
import type { DevnetOptions } from '../../network/devnet/devnet.ts'
import { onStage } from './stage.ts'

/** What the wallet expects without being told. */
const usual: DevnetOptions = { port: 9944, blockMs: 1000, basePort: 3001, faucetPort: 3010, dappPort: 3000 }
const free: DevnetOptions = { ...usual, port: 0, basePort: 0, faucetPort: 0, dappPort: 0 }
const usualPorts = [usual.port, ...[0, 1, 2, 3, 4, 5].map((n) => usual.basePort + n), usual.faucetPort, usual.dappPort]

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

const story = (dapp: string) => `
The network is up and the browser is open.

1. In the wallet's tab: create a wallet, write down the words, prove three of them.
2. Press "Get test funds".
3. In the other tab, ${dapp}: connect the wallet, then "Register my key".
4. Approve in the wallet's window, and watch the servers take their shares.

Ctrl-C, or closing the browser, ends everything. The profile is removed: nothing is kept.`

/** Everything that a person needs to try it. Resolves when they are done. */
export const runWithUser = async (): Promise<true> => {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('there is no display to open a browser on; npm run demo -- --headless does without')
  }
  const taken = (await Promise.all(usualPorts.map(isFree))).includes(false)
  if (taken) console.log('Some of the usual ports are taken, so the network uses others; the wallet is told.')
  await onStage({ devnet: taken ? free : usual, headless: false }, async ({ network, extension }) => {
    if (taken) await extension.chooseNetwork(network)
    const [first] = await extension.pages()
    await first?.goto(network.dapp)
    await extension.open('onboarding')
    console.log(story(network.dapp))
    await new Promise((resolve) => extension.context.once('close', resolve))
  })
  return true
}
