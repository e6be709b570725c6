// How fast the wallet is there, and how much it takes: npm run measure

import { onStage } from './demo/stage.ts'
import { measureNewcomer } from './measure/newcomer.ts'
import { measureFirstAnswer, measurePopup } from './measure/popup.ts'
import { table } from './measure/rows.ts'

if (process.argv.includes('--help')) {
  console.log(`usage: npm run measure

Starts a network and the built wallet in Chromium, and reports: how long a newcomer takes to a registered key, when the small
window is painted with the background alive and stopped, its heap, and a page's first answer after a stop. A report, not a
test: times are this machine's, so each stands beside its aim and an empty page. Writing down the twelve words is not counted.`)
  process.exit()
}

const devnet = { port: 0, blockMs: 1000, basePort: 0, faucetPort: 0, dappPort: 0 }
const done = await onStage({ devnet, headless: true }, async ({ network, extension }) => {
  await extension.chooseNetwork(network)
  const rows = [
    ...(await measureNewcomer(extension)),
    ...(await measurePopup(extension)),
    ...(await measureFirstAnswer(extension, network.dapp)),
  ]
  console.log(table(rows))
})
process.exit(done === 'stopped' ? 1 : 0)
