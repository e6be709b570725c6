import { expect, test } from 'vitest'
import { failed } from '../../core/registration/failure.ts'
import type { HistoryView } from '../../protocol/popup/history.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { createListeners } from '../listeners.ts'
import { memoryCell } from '../memory.testing.ts'
import { followRegistrations } from './followRegistrations.ts'
import { openHistory } from './history.ts'

const entry = (n: number, more: Partial<HistoryView> = {}): HistoryView => ({
  ...{ id: `e${n}`, at: n, account: '5Grw', state: { kind: 'final', block: null } },
  done: { kind: 'test-funds', amount: `${n}` },
  ...more,
})

test('newest first, each once, and the oldest make room', async () => {
  const cell = memoryCell<unknown>()
  const history = await openHistory(cell)
  await Promise.all(Array.from({ length: 210 }, (_, n) => history.add(entry(n))))
  await history.add(entry(205, { state: { kind: 'pending', block: 7, trouble: null } }))
  expect(history.all()).toHaveLength(200)
  expect(history.all()[0]?.id).toBe('e209')
  expect(history.all().at(-1)?.id).toBe('e10')
  expect((await openHistory(cell)).all()).toEqual(history.all())
})

test('every page gets the newest few, and whatever is under way', async () => {
  const history = await openHistory(memoryCell())
  await history.add(entry(0, { state: { kind: 'pending', block: null, trouble: null } }))
  for (let n = 1; n < 40; n++) await history.add(entry(n))
  expect(history.newest()).toHaveLength(21)
  expect(history.newest().at(-1)?.id).toBe('e0')
})

test('who listens hears of changes alone', async () => {
  const history = await openHistory(memoryCell())
  let heard = 0
  history.onChange(() => {
    heard++
  })
  await history.add(entry(1))
  await history.add(entry(1))
  expect(heard).toBe(1)
})

test('what is no entry is shown nowhere, hides none, and stays where it is', async () => {
  const odd = [null, 'text', { id: 'half' }, entry(3, { account: 'x'.repeat(400) })]
  const secretive = { ...entry(4), phrase: 'twelve words' }
  const cell = memoryCell<unknown>([...odd, entry(5), secretive])
  const history = await openHistory(cell)
  expect(history.all()).toEqual([entry(5)])
  await history.add(entry(6))
  expect(await cell.read()).toEqual([entry(6), entry(5), ...odd, secretive])
})

test('a registration is noted when it ends, with its cost, and not again when another node says otherwise', async () => {
  const { onChange, tell } = createListeners()
  const about = { id: 'r1', account: '5Grw', verifyingKey: '0x02', startedAt: 9, deposit: '1000', fee: '30' } as const
  let view = { ...about, state: { kind: 'dealing' } } as unknown as RegistrationView
  const history = await openHistory(memoryCell())
  followRegistrations({ views: () => [view], onChange }, history)
  tell()
  expect(history.all()).toEqual([])
  const become = async (state: RegistrationView['state']) => {
    view = { ...view, state }
    tell()
    await new Promise((resolve) => setTimeout(resolve))
  }
  await become({ kind: 'registered', block: 12, missingSubgroups: [], healing: false })
  await become(failed('chain-replaced'))
  expect(history.all()).toEqual([
    {
      ...{ id: 'registration:r1', at: 9, account: '5Grw', state: { kind: 'final', block: 12 } },
      done: {
        ...{ kind: 'registration', registration: 'r1', verifyingKey: '0x02', result: 'registered', reason: null },
        ...{ deposit: '1000', depositState: 'held', fee: '30' },
      },
    },
  ])
})
