import { beforeAll, expect, test } from 'vitest'
import { blockBuilder, openChain } from './blocks/blocks.ts'
import { transferOn } from './blocks/transfer.testing.ts'
import { buildGenesis, type Genesis } from './genesis/genesis.ts'
import { submitAndWatch } from './watch.ts'

let genesis: Genesis
beforeAll(async () => {
  genesis = await buildGenesis(new URL('../runtime/entropy.wasm', import.meta.url).pathname)
}, 60_000)

/** A chain of which a client watches transactions: what it is told of each, in order, until the watching ends. */
const open = async () => {
  const chain = await openChain(genesis)
  const next = blockBuilder(chain)
  await next()
  const ends = new Map<string, () => void>()
  const watch = async (extrinsic: string) => {
    const told: unknown[] = []
    let answered = false
    const id = await submitAndWatch({ chain }, [extrinsic], {
      subscribe: (_, name, onEnd = () => {}) => {
        ends.set(name, onEnd)
        return (status) => void (ends.has(name) && told.push(answered ? status : 'told before the answer'))
      },
      unsubscribe: (name) => {
        ends.get(name)?.()
        ends.delete(name)
      },
    })
    answered = true
    return { told, isOver: () => !ends.has(id) }
  }
  return { chain, next, watch, ends }
}
const turn = () => new Promise(setImmediate)

test('a transaction is ready, then in a block, and final when the next block is there', async () => {
  const { chain, next, watch } = await open()
  const { told, isOver } = await watch(transferOn(genesis.hash, 0))
  await turn()
  expect(told).toEqual(['ready'])
  await next()
  const { hash } = chain.head
  expect(told).toEqual(['ready', { inBlock: hash }])
  expect(isOver()).toBe(false)
  await next()
  expect(told).toEqual(['ready', { inBlock: hash }, { finalized: hash }])
  expect(isOver()).toBe(true)
  await next()
  expect(told).toHaveLength(3)
}, 60_000)

test('one that comes too early is watched until it is in a block', async () => {
  const { chain, next, watch } = await open()
  const { told } = await watch(transferOn(genesis.hash, 1))
  await next()
  expect(told).toEqual(['ready', 'future'])
  await chain.submitExtrinsic(transferOn(genesis.hash, 0))
  await next()
  expect(told.at(-1)).toEqual({ inBlock: chain.head.hash })
}, 60_000)

test('one whose place another took is told as invalid, and watched no more', async () => {
  const { next, watch } = await open()
  const first = await watch(transferOn(genesis.hash, 0))
  const second = await watch(transferOn(genesis.hash, 0, 20_000_000_000n))
  await next()
  expect(first.told.at(-1)).toMatchObject({ inBlock: expect.anything() })
  expect([second.told.at(-1), second.isOver()]).toEqual(['invalid', true])
}, 60_000)

test('one that the runtime refuses at once is an error of the call, and nothing of it is watched', async () => {
  const { watch, ends } = await open()
  const forged = transferOn(`0x${'00'.repeat(32)}`, 0)
  await expect(watch(forged)).rejects.toMatchObject({ code: 1010 })
  expect(ends.size).toBe(0)
}, 60_000)
