import { beforeEach, expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { address, alice, bob, createSender, stateOf, wish } from './sender.testing.ts'

let sender: ReturnType<typeof createSender>
beforeEach(() => {
  sender = createSender()
  sender.bank.give(alice, 100_000n)
})
const blocks = (count: number) => sender.blocks(count)

test('nothing is sent that is not stored first', async () => {
  const started = await sender.start({ when: 'before', write: 1 })
  void started.service.send(wish)
  await blocks(3)
  expect(sender.bank.handed).toEqual([])
  const again = await sender.start()
  await blocks(3)
  expect(again.history.all()).toEqual([])
  expect(sender.bank.has(bob)).toBe(0n)
})

test('a full disk: nothing is sent, and the account is free again', async () => {
  const { bank, disk } = sender
  const { write } = disk.transactions
  disk.transactions.write = async () => {
    throw new EntropyError('storage-failed', 'the disk is full')
  }
  const started = await sender.start()
  await expect(started.service.send(wish)).rejects.toMatchObject({ code: 'storage-failed' })
  await blocks(3)
  expect(bank.handed).toEqual([])
  expect(started.service.isSending(wish.from)).toBe(false)
  disk.transactions.write = write
  await started.service.send(wish)
  await blocks(4)
  expect(bank.included()).toHaveLength(1)
})

test.each([1, 2, 3, 4])(
  'a stop at write %i to the disk: exactly one is on the chain, and its end is told',
  async (write) => {
    const { bank } = sender
    const started = await sender.start({ when: 'after', write })
    void started.service.send(wish)
    await blocks(3)
    const again = await sender.start()
    await blocks(6)
    expect(bank.included()).toHaveLength(1)
    expect(new Set(bank.handed).size).toBe(1)
    expect(bank.has(bob)).toBe(40_000n)
    expect(stateOf(again)).toMatchObject({ kind: 'final' })
  },
)

test('a locked wallet sends nothing, and goes on with what it has signed', async () => {
  const started = await sender.start()
  await started.service.send(wish)
  sender.world.isOpen = false
  await expect(started.service.send({ ...wish, to: address(new Uint8Array(32)) })).rejects.toMatchObject({
    code: 'locked',
  })
  await blocks(4)
  expect(stateOf(started)).toMatchObject({ kind: 'final' })
})

test('the same pressed twice is sent once', async () => {
  const { bank } = sender
  const started = await sender.start()
  const both = await Promise.allSettled([started.service.send(wish), started.service.send(wish)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(started.service.send(wish)).rejects.toMatchObject({ data: { problems: ['under-way'] } })
  await blocks(4)
  expect(bank.included()).toHaveLength(1)
})

test('damaged entries on disk hide no good ones, and are kept', async () => {
  const { disk } = sender
  const started = await sender.start()
  await started.service.send(wish)
  const [good] = (await disk.transactions.read()) as unknown[]
  await disk.transactions.write([{ version: 1, id: 'half' }, good])
  await disk.history.write(['nonsense', ...((await disk.history.read()) as unknown[])])
  const again = await sender.start()
  await blocks(4)
  expect(stateOf(again)).toMatchObject({ kind: 'final' })
  expect(await disk.transactions.read()).toEqual([{ version: 1, id: 'half' }])
  expect(await disk.history.read()).toContain('nonsense')
})
