import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  APPLY_EXTRINSIC_ERROR,
  type Blockchain,
  buildBlock as chopsticksBuildBlock,
  inherentProviders,
} from '@acala-network/chopsticks-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { fromHex, toHex } from '../../../src/core/bytes.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { decodeAccount } from '../../../src/core/chain/system.ts'
import { buildGenesis, type Genesis } from '../genesis/genesis.ts'
import { blockBuilder, openChain } from './blocks.ts'
import { buildBlock } from './build.ts'
import { openJournal } from './journal.ts'
import { keepShallow } from './ledger.ts'
import { bob, transferOn } from './transfer.testing.ts'

let genesis: Genesis
beforeAll(async () => {
  genesis = await buildGenesis(new URL('../../runtime/entropy.wasm', import.meta.url).pathname)
}, 60_000)

const transfer = (nonce: number) => transferOn(genesis.hash, nonce)

const nonceOf = async (chain: Blockchain): Promise<number> =>
  decodeAccount(fromHex((await chain.head.get(toHex(storageKey.account(bob))))!)).nonce

const journalFile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'entropy-chain-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'blocks')
}

const open = async (file: string, layersAtMost?: number) => {
  const chain = await openChain(genesis)
  const accept = keepShallow(chain, genesis, layersAtMost)
  const journal = await openJournal(file, chain, accept)
  const build = blockBuilder(chain)
  const next = async () => {
    await build()
    await journal.append(await accept())
  }
  return { chain, next }
}

/** By chopsticks' own builder, with one start of the runtime for each call. */
const theirs = async (chain: Blockchain, transactions: `0x${string}`[]) => {
  const params = { transactions, downwardMessages: [], upwardMessages: {}, horizontalMessages: {} }
  const [block] = await chopsticksBuildBlock(chain.head, inherentProviders, params)
  return block
}

test('a block is the one that chopsticks’ own builder makes, with transactions and without', async () => {
  const chain = await openChain(genesis)
  const allTaken = [transfer(0), transfer(1)]
  const oneRefused = [transfer(2), transfer(4), transfer(3)]
  for (const transactions of [[], allTaken, oneRefused, []]) {
    const [ours, wanted] = [await buildBlock(chain, transactions), await theirs(chain, transactions)]
    expect([ours.hash, await ours.extrinsics]).toEqual([wanted.hash, await wanted.extrinsics])
    const touched = { ...(await ours.storageDiff()), ...(await wanted.storageDiff()) }
    for (const key of Object.keys(touched)) expect([key, await ours.get(key)]).toEqual([key, await wanted.get(key)])
    await chain.setHead(ours)
  }
  expect(await nonceOf(chain)).toBe(4)
}, 60_000)

test('a transaction on which the runtime panics is refused, and the block made without it', async () => {
  const chain = await openChain(genesis)
  const refused: string[] = []
  chain.txPool.event.on(APPLY_EXTRINSIC_ERROR, ([extrinsic]) => refused.push(extrinsic))
  const good = transfer(0)
  const block = await buildBlock(chain, ['0x0400', good])
  expect(await block.extrinsics).toEqual([expect.anything(), good])
  expect(refused).toEqual(['0x0400'])
}, 60_000)

test('transactions that arrive in the wrong order are all included, in one block or over several', async () => {
  const { chain, next } = await open(await journalFile())
  await next()
  for (const nonce of [2, 0, 1]) await chain.submitExtrinsic(transfer(nonce))
  await next()
  expect(await nonceOf(chain)).toBe(3)
  await chain.submitExtrinsic(transfer(4))
  await next()
  await chain.submitExtrinsic(transfer(3))
  await next()
  expect(await nonceOf(chain)).toBe(5)
}, 60_000)

test('a chain whose storage was merged knows what it knew before', async () => {
  const { chain, next } = await open(await journalFile(), 3)
  await next()
  await chain.submitExtrinsic(transfer(0))
  for (let block = 2; block < 8; block += 1) await next()
  expect(await nonceOf(chain)).toBe(1)
  expect(chain.head.number).toBe(7)
}, 60_000)

test('a chain goes on from its file, even one torn by a crash, and refuses that of another genesis', async () => {
  const file = await journalFile()
  const { chain, next } = await open(file)
  await next()
  await chain.submitExtrinsic(transfer(0))
  await next()
  const { hash } = chain.head
  await writeFile(file, `${await readFile(file, 'utf8')}{"number":3,"ha`)

  const again = await open(file)
  expect([again.chain.head.number, again.chain.head.hash]).toEqual([2, hash])
  expect((await again.chain.getBlockAt(1))?.hash).toBe((await chain.getBlockAt(1))?.hash)
  expect(await nonceOf(again.chain)).toBe(1)
  await again.chain.submitExtrinsic(transfer(1))
  await again.next()
  expect([again.chain.head.number, await nonceOf(again.chain)]).toEqual([3, 2])

  await writeFile(file, '{"genesis":"0x00"}\n')
  await expect(open(file)).rejects.toThrow('another genesis')
}, 60_000)

test('the file holds what blocks change, and not what they read', async () => {
  const file = await journalFile()
  const { chain, next } = await open(file)
  await next()
  await chain.submitExtrinsic(transfer(0))
  await next()
  expect((await readFile(file)).length).toBeLessThan(50_000)
}, 60_000)
