import { beforeEach, expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { openHistory } from '../history/history.ts'
import { FEE } from './bank.testing.ts'
import { alice, bob, createSender, settle, stateOf, wish } from './sender.testing.ts'

let sender: ReturnType<typeof createSender>
beforeEach(() => {
  sender = createSender()
  sender.bank.give(alice, 100_000n)
})
const blocks = (count: number) => sender.blocks(count)

test('what is sent arrives once, is followed until it is final, and then forgotten but for the history', async () => {
  const { bank, disk } = sender
  const started = await sender.start()
  const { id } = await started.service.send(wish)
  expect(started.service.isSending(wish.from)).toBe(true)
  await blocks(1)
  expect(stateOf(started)).toEqual({ kind: 'pending', block: 2, trouble: null })
  // It is in a block: the next number is free.
  expect(started.service.isSending(wish.from)).toBe(false)
  await blocks(2)
  expect(stateOf(started)).toEqual({ kind: 'final', block: 2 })
  expect(bank.has(bob)).toBe(40_000n)
  expect(bank.has(alice)).toBe(60_000n - FEE)
  expect(bank.handed).toHaveLength(1)
  expect(await disk.transactions.read()).toEqual([])
  expect(started.service.activity()).toBe('none')
  expect(started.history.all()).toMatchObject([
    { id, account: wish.from, done: { kind: 'sent', to: wish.to, amount: '40000', takes: 'amount', fee: '100' } },
  ])
})

test('a node that drops it is handed the same bytes again, and never others', async () => {
  const { bank } = sender
  bank.node.drops = true
  const started = await sender.start()
  await started.service.send(wish)
  await blocks(9)
  expect(stateOf(started)).toEqual({ kind: 'pending', block: null, trouble: null })
  bank.node.drops = false
  await blocks(14)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
  expect(bank.handed.length).toBeGreaterThan(1)
  expect(new Set(bank.handed).size).toBe(1)
})

test('a reorganisation takes it out of its block: it is handed in again and ends in another', async () => {
  const { bank } = sender
  bank.node.lag = 5
  const started = await sender.start()
  await started.service.send(wish)
  await blocks(2)
  expect(stateOf(started)).toEqual({ kind: 'pending', block: 2, trouble: null })
  bank.reorganise(2)
  await settle()
  expect(stateOf(started)).toEqual({ kind: 'pending', block: null, trouble: null })
  await blocks(16)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
  expect(bank.included()).toHaveLength(1)
  expect(new Set(bank.handed).size).toBe(1)
})

test('an error of the chain is told by its name, with its block', async () => {
  const { bank } = sender
  const started = await sender.start()
  await started.service.send(wish)
  await settle()
  // Meanwhile the money went elsewhere.
  bank.give(alice, 30_000n)
  await blocks(3)
  expect(stateOf(started)).toEqual({ kind: 'failed', reason: 'dispatch', error: 'Token.FundsUnavailable', block: 2 })
  expect(bank.has(bob)).toBe(0n)
})

test('what no block took while it was valid is given up when that is final, and only then', async () => {
  const { bank } = sender
  bank.node.drops = true
  const started = await sender.start()
  await started.service.send(wish)
  await settle()
  bank.tick(255)
  await settle()
  expect(stateOf(started)).toMatchObject({ kind: 'pending' })
  expect(started.service.isSending(wish.from)).toBe(true)
  await blocks(2)
  expect(stateOf(started)).toEqual({ kind: 'failed', reason: 'expired' })
  expect(started.service.isSending(wish.from)).toBe(false)
})

test('after a long sleep the block is found that has it', async () => {
  const { bank } = sender
  const started = await sender.start()
  await started.service.send(wish)
  await settle()
  sender.stop()
  bank.tick(700)
  const again = await sender.start()
  await settle()
  expect(stateOf(again)).toEqual({ kind: 'final', block: 2 })
})

test('an account that closes forgets its number, and is not sent from twice', async () => {
  const { bank } = sender
  const started = await sender.start()
  await started.service.send({ ...wish, amount: 'all' })
  await blocks(1)
  expect(bank.has(alice)).toBe(0n)
  bank.give(alice, 50_000n)
  await blocks(4)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
  expect(bank.handed).toHaveLength(1)
  expect(bank.has(bob)).toBe(100_000n - FEE)
})

const pruned = async () => {
  throw new EntropyError('history-pruned', 'that is gone', { data: { nodes: ['ws://b'] } })
}

test('what a node has forgotten is not under way for ever: it is in its block, and nobody knows what came of it', async () => {
  const { bank, disk } = sender
  Object.assign(bank.chain, { events: pruned })
  await (await sender.start()).service.send(wish)
  await settle()
  sender.stop()
  bank.tick(300)
  const started = await sender.start()
  await settle()
  expect(stateOf(started)).toEqual({ kind: 'unknown', block: 2, nodes: ['ws://b'] })
  expect(started.service.isSending(wish.from)).toBe(false)
  expect(await disk.transactions.read()).toEqual([])
  expect((await openHistory(disk.history)).all()).toEqual(started.history.all())
})

test('a node that cannot say now what came of it ends nothing, and does not hold up the next one', async () => {
  const { bank } = sender
  const { events } = bank.chain
  let isSilent = true
  Object.assign(bank.chain, {
    events: async (at: Parameters<typeof events>[0]) => {
      if (isSilent) throw new EntropyError('chain-unavailable', 'silent')
      return events(at)
    },
  })
  const started = await sender.start()
  await started.service.send(wish)
  await blocks(4)
  expect(stateOf(started)).toEqual({ kind: 'pending', block: 2, trouble: 'node' })
  expect(started.service.isSending(wish.from)).toBe(false)
  isSilent = false
  await blocks(1)
  expect(stateOf(started)).toEqual({ kind: 'final', block: 2 })
})

/** Whoever connects from now on finds no transactions of blocks up to this one. */
const forget = (upTo: number) => {
  const { chain } = sender.bank
  const { block, blockHash } = chain
  const gone = new Set<string>()
  Object.assign(chain, {
    blockHash: async (number: number) => {
      const hash = await blockHash(number)
      if (number <= upTo) gone.add(String(hash))
      return hash
    },
    block: (hash: Uint8Array) => (gone.has(String(hash)) ? pruned() : block(hash)),
  })
}

test('where some blocks are lost it is looked for in those that are left', async () => {
  const { bank } = sender
  bank.node.drops = true
  forget(4)
  const started = await sender.start()
  await started.service.send(wish)
  await blocks(5)
  bank.node.drops = false
  // Only what is known to be in no block is handed in again: another node does so here.
  await bank.chain.submit(Uint8Array.from(Buffer.from(bank.handed[0]!.slice(2), 'hex')))
  await blocks(4)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
})

test('where it may be in a block that is lost it is not handed in again, and its end is not made up', async () => {
  const { bank } = sender
  await (await sender.start()).service.send({ ...wish, amount: 'all' })
  await settle()
  sender.stop()
  // Its block closed the account, and opened anew that could pay for the same bytes once more.
  bank.tick(20)
  bank.give(alice, 100_000n)
  forget(4)
  const handed = bank.handed.length
  const started = await sender.start()
  await settle()
  expect(stateOf(started)).toEqual({ kind: 'pending', block: null, trouble: 'node' })
  expect(bank.handed).toHaveLength(handed)
  bank.tick(300)
  await settle()
  expect(stateOf(started)).toEqual({ kind: 'unknown', block: null, nodes: ['ws://b'] })
})

test('another wallet took its number: said when that is final', async () => {
  const { bank } = sender
  bank.node.drops = true
  const started = await sender.start()
  await started.service.send(wish)
  await blocks(1)
  bank.overtake(alice)
  await blocks(1)
  expect(stateOf(started)).toMatchObject({ kind: 'pending' })
  await blocks(3)
  expect(stateOf(started)).toEqual({ kind: 'failed', reason: 'replaced' })
})

test('a node that refuses is named, and tried again', async () => {
  const { bank } = sender
  bank.node.refuses = true
  const started = await sender.start()
  await started.service.send(wish)
  await blocks(1)
  expect(stateOf(started)).toEqual({ kind: 'pending', block: null, trouble: 'refused' })
  bank.node.refuses = false
  await blocks(6)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
  expect(bank.included()).toHaveLength(1)
})

test('a node that falls silent ends nothing', async () => {
  const { bank } = sender
  const started = await sender.start()
  await started.service.send(wish)
  await settle()
  bank.node.isDown = true
  await blocks(5)
  bank.node.isDown = false
  await blocks(1)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
})

test('a chain that was started anew has nothing of it', async () => {
  const { bank } = sender
  const started = await sender.start()
  await started.service.send(wish)
  await settle()
  bank.restart()
  await settle()
  expect(stateOf(started)).toEqual({ kind: 'failed', reason: 'chain-replaced' })
})
