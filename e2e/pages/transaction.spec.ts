import type { Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { Network } from '../harness/network.ts'
import { askToSign } from '../harness/signing.ts'
import { kept, letIn, promptOf } from '../harness/site.ts'
import { funds, inBits } from '../outside/money.ts'
import { sign } from '../screens/sign.ts'

const dave = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'

/** A signer for @polkadot/api that hands everything to the wallet of this page. */
const signerOf = (page: Page, name: string) => ({
  async signPayload(payload: object) {
    await askToSign(page, name, 'signPayload', payload)
    await expect.poll(() => kept(page, name), { timeout: 60_000 }).not.toBe('waiting')
    return (await kept(page, name)) as { id: number; signature: `0x${string}` }
  },
})
/** Signed through the page, sent by the library; resolves when a block has it, with the name of its error if it failed. */
const send = ({ outside }: Network, page: Page, from: string, planck: bigint, options: object): Promise<string> =>
  new Promise((resolve, reject) => {
    outside.api.tx.balances!.transferKeepAlive!(dave, planck)
      .signAndSend(from, { signer: signerOf(page, 'signed'), ...options }, ({ status, dispatchError }) => {
        if (status.isInBlock) resolve(dispatchError?.toString() ?? 'included')
      })
      .catch(reject)
  })

test('SECURITY 19: a transfer that @polkadot/api builds is shown in words, signed, and included by the chain', async ({
  wallet: { extension, address },
  network,
}) => {
  const page = await extension.newPage()
  await page.goto(network.dapp)
  await letIn(extension, page)
  const before = await funds(network, dave)

  for (const [round, options] of [{ tip: 5n * 10n ** 9n }, { withSignedTransaction: true, era: 0 }].entries()) {
    let sent: Promise<string> | undefined
    const prompt = await promptOf(extension, async () => {
      sent = send(network, page, address, 125n * 10n ** 8n, { nonce: round, ...options })
    })
    await expect(sign(prompt).text('Balances: transfer keep alive')).toBeVisible()
    await expect(prompt.getByText(new URL(network.dapp).origin)).toBeVisible()
    await expect(sign(prompt).text(dave)).toBeVisible()
    await expect(sign(prompt).text('1.25 BITS')).toBeVisible()
    await expect(sign(prompt).fact('Network')).toContainText('Development')
    await expect(sign(prompt).fact('Fee')).toContainText(/0\.0\d+ BITS/)
    await expect(sign(prompt).fact('Tip')).toContainText(round === 0 ? '0.5 BITS' : '0 BITS')
    await expect(sign(prompt).fact('Number')).toContainText(String(round))
    await expect(sign(prompt).fact('Valid until')).toContainText(round === 0 ? /block \d+/ : 'for ever')
    // What is being approved is there after a stop as well.
    await extension.stopBackground()
    await sign(prompt).approve()
    expect(await sent).toBe('included')
    await expect.poll(() => prompt.isClosed()).toBe(true)
  }
  const after = await funds(network, dave)
  expect(inBits(after.free - before.free)).toBe('2.5')
})

test('SECURITY 19: bytes that are no call of the network say so', async ({
  wallet: { extension, address },
  network,
}) => {
  const page = await extension.newPage()
  await page.goto(network.dapp)
  await letIn(extension, page)
  const { api } = network.outside
  const payload = api.registry.createType('SignerPayload', {
    ...{ address, blockHash: api.genesisHash, blockNumber: 0, genesisHash: api.genesisHash, nonce: 0, tip: 0 },
    ...{ method: api.tx.system!.remark!('0x00'), runtimeVersion: api.runtimeVersion, version: 4 },
    signedExtensions: api.registry.signedExtensions,
  }) as unknown as { toPayload(): { method: string } }
  // A call, and a byte that does not belong to it.
  const wish = { ...payload.toPayload(), era: '0x00', method: `${payload.toPayload().method}ff` }
  const prompt = await promptOf(extension, () => askToSign(page, 'signed', 'signPayload', wish))
  await expect(sign(prompt).text('The wallet cannot read this transaction')).toBeVisible()
  await expect(sign(prompt).text(wish.method)).toBeVisible()
  await expect(sign(prompt).button).toBeDisabled()
  await sign(prompt).reject()
  await expect.poll(() => kept(page, 'signed')).toBe(4001)
})
