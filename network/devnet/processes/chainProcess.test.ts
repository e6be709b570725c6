import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../bundle.ts'
import { connectNode, keyPair } from '../node.ts'
import { patience } from '../testing/eventually.ts'
import { spawnChain } from './chainProcess.ts'

const wasm = join(projectRoot, 'network/runtime/entropy.wasm')
const AN_HOUR = 3_600_000

test('a block is made when a transaction waits, and when there is hurry; otherwise in its own time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entropy-pace-'))
  const chain = await spawnChain({ wasm, port: 0, blockMs: 50, idleMs: AN_HOUR, journal: join(folder, 'blocks') })
  const node = await connectNode(chain.url)
  onTestFinished(async () => {
    await node.close()
    await chain.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const head = async () => (await node.api.rpc.chain.getHeader()).number.toNumber()
  const first = await head()
  const call = node.api.tx.system!.remark!('0x00')
  await new Promise<void>((resolve, reject) => {
    call
      .signAndSend(keyPair('//Alice'), ({ status }) => {
        if (status.isInBlock) resolve()
      })
      .catch(reject)
  })
  expect(await head()).toBe(first + 1)

  await chain.hurry()
  await expect.poll(head, patience).toBeGreaterThan(first + 4)
  await chain.pause()
  const stood = await head()
  await chain.resume()
  await node.api.tx.system!.remark!('0x01').signAndSend(keyPair('//Bob'))
  await expect.poll(head, patience).toBeGreaterThan(stood)
}, 60_000)
