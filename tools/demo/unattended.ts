import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readOutcome, table } from './outcome.ts'
import { openAlbum, outputFolder } from './pictures.ts'
import { onStage, secondsSince } from './stage.ts'
import { lookAround, register, setUp } from './story.ts'

const resultFile = join(outputFolder, 'result.json')
const devnet = { port: 0, blockMs: 1000, basePort: 0, faucetPort: 0, dappPort: 0 }
const say = (text: string) => console.error(`demo: ${text}`)

/** A whole registration without a person. True if the chain says registered and OpenSSL accepts the test signature. */
export const runUnattended = async (): Promise<boolean> => {
  await mkdir(outputFolder, { recursive: true })
  await rm(resultFile, { force: true })
  const picture = await openAlbum()
  const verifies = await onStage({ devnet, headless: true }, async ({ network, extension, seconds: start }) => {
    say(`the network is up after ${start} s`)
    await extension.chooseNetwork(network)
    const site = await extension.newPage()
    await site.goto(network.dapp)
    const registrant = await setUp(extension, picture)
    say('the wallet is set up')
    await site.bringToFront()
    const block = async () => (await network.outside.api.rpc.chain.getHeader()).number.toNumber()
    let approval = { at: 0, block: 0 }
    await register(extension, site, picture, async () => {
      approval = { block: await block(), at: Date.now() }
    })
    const seconds = secondsSince(approval.at)
    await lookAround(extension, picture)

    const { outcome, ...chain } = await readOutcome(network, registrant)
    await writeFile(resultFile, `${JSON.stringify({ ...outcome, seconds }, null, 2)}\n`)
    console.log(
      table(outcome, {
        blocks: `${chain.block - approval.block} (registered in block ${chain.block})`,
        seconds: `${seconds} from approval to registered`,
        'test signature': chain.verifies ? 'openssl accepts it' : 'openssl does NOT accept it',
      }),
    )
    return chain.verifies
  })
  return verifies === true
}
