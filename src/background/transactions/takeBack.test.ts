import { beforeEach, expect, test } from 'vitest'
import type { Standing } from '../../core/registration/ports.ts'
import { FEE } from './bank.testing.ts'
import { address, alice, createSender, rules, settle, stateOf } from './sender.testing.ts'

const from = address(alice)
const open = (until: number): Standing => ({
  ...{ registrant: undefined, registered: undefined, healing: undefined, constraints: undefined },
  constraintAccount: undefined,
  registration: {
    ...{ constraintAccount: rules, initialConstraints: undefined, deposit: 1_000n },
    stage: { kind: 'open', until },
  },
})
let sender: ReturnType<typeof createSender>
beforeEach(() => {
  sender = createSender()
  sender.bank.give(alice, 100_000n)
})

test.each([
  ['cancel', 50],
  ['settle', 0],
])('a registration that nothing here speaks of is taken back (%s), and the history says so', async (call, until) => {
  const { bank } = sender
  bank.node.registered = open(until)
  const started = await sender.start()
  await started.service.takeBack(from)
  expect(started.history.all()).toMatchObject([
    { account: from, done: { kind: 'taken-back', deposit: '1000', fee: `${FEE}` }, state: { kind: 'pending' } },
  ])
  expect(started.service.isSending(from)).toBe(true)
  await expect(started.service.takeBack(from)).rejects.toMatchObject({ code: 'already-pending' })
  await sender.blocks(4)
  expect(stateOf(started)).toEqual({ kind: 'final', block: 2 })
  expect(bank.node.ended).toBe(call)
  await expect(started.service.takeBack(from)).rejects.toMatchObject({ code: 'unsupported' })
})

test('it is taken back after a stop too, once', async () => {
  const { bank } = sender
  bank.node.registered = open(50)
  await (await sender.start()).service.takeBack(from)
  sender.stop()
  const again = await sender.start()
  await settle()
  await sender.blocks(4)
  expect(stateOf(again)).toMatchObject({ kind: 'final' })
  expect(bank.included()).toHaveLength(1)
})

test('what ended meanwhile is said to have failed, and a record that is under way is not taken back', async () => {
  const { bank, world } = sender
  bank.node.registered = open(50)
  const started = await sender.start()
  await started.service.takeBack(from)
  await settle()
  bank.node.registered = { ...open(50), registration: undefined }
  await sender.blocks(4)
  expect(stateOf(started)).toMatchObject({ kind: 'failed', error: 'Registry.NotRegistering' })
  bank.node.registered = open(50)
  world.claims.set(from, { until: 9, reserve: 0n })
  await expect(started.service.takeBack(from)).rejects.toMatchObject({ code: 'already-pending' })
})
