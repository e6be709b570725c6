import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchExtension, makeProfile, removeProfile } from '../../e2e/harness/extension.ts'
import { startDevnet } from '../../network/devnet/devnet.ts'
import { readOutcome, table } from './outcome.ts'
import { openAlbum, outputFolder } from './pictures.ts'
import { lookAround, register, setUp } from './story.ts'

const resultFile = join(outputFolder, 'result.json')
const say = (text: string) => console.error(`demo: ${text}`)
const secondsSince = (start: number) => Math.round((Date.now() - start) / 100) / 10

/** A whole registration without a person. True if the chain says registered and OpenSSL accepts the test signature. */
export const runUnattended = async (): Promise<boolean> => {
  await mkdir(outputFolder, { recursive: true })
  await rm(resultFile, { force: true })
  const picture = await openAlbum()
  const ends: (() => Promise<unknown>)[] = []
  try {
    const started = Date.now()
    const network = await startDevnet({ port: 0, blockMs: 1000, basePort: 0, faucetPort: 0, dappPort: 0 })
    ends.push(network.stop)
    say(`the network is up after ${secondsSince(started)} s`)
    const profile = await makeProfile()
    ends.push(() => removeProfile(profile))
    const extension = await launchExtension({ profile })
    ends.push(extension.close)
    await extension.chooseNetwork(network)
    const site = await extension.context.newPage()
    await site.goto(network.dapp)

    const registrant = await setUp(extension, picture)
    say('the wallet is set up')
    await site.bringToFront()
    let approved = 0
    let blockBefore = 0
    await register(extension, site, picture, async () => {
      blockBefore = (await network.outside.api.rpc.chain.getHeader()).number.toNumber()
      approved = Date.now()
    })
    const seconds = secondsSince(approved)
    await lookAround(extension, picture)

    const { outcome, block, verifies } = await readOutcome(network, registrant)
    await writeFile(resultFile, `${JSON.stringify({ ...outcome, seconds }, null, 2)}\n`)
    console.log(
      table(outcome, {
        blocks: `${block - blockBefore} (registered in block ${block})`,
        seconds: `${seconds} from approval to registered`,
        'test signature': verifies ? 'openssl accepts it' : 'openssl does NOT accept it',
      }),
    )
    return verifies
  } finally {
    for (const end of ends.reverse()) await end()
  }
}
