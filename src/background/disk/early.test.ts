import { expect, test } from 'vitest'
import { memoryCell } from '../memory.testing.ts'
import { early } from './early.ts'

const counted = (value: string) => {
  const cell = memoryCell<string>(value)
  let reads = 0
  const read = () => {
    reads += 1
    return cell.read()
  }
  return { ...cell, read, reads: () => reads }
}

test('what is read early is asked for once, before anybody wants it, and anew from then on', async () => {
  const cell = counted('stored')
  const soon = early(cell)
  expect(cell.reads()).toBe(1)
  expect(await soon.read()).toBe('stored')
  expect(cell.reads()).toBe(1)
  await cell.write('changed by another')
  expect(await soon.read()).toBe('changed by another')
})

test('nobody is told what was read before a change of theirs', async () => {
  const written = early(counted('old'))
  await written.write('new')
  expect(await written.read()).toBe('new')
  const cleared = early(counted('old'))
  await cleared.clear()
  expect(await cleared.read()).toBeUndefined()
})

test('a read that failed early fails for whoever reads first, and can be tried again', async () => {
  const failure = new Error('broken')
  const cell = counted('stored')
  let isBroken = true
  const soon = early({ ...cell, read: async () => (isBroken ? Promise.reject(failure) : cell.read()) })
  await expect(soon.read()).rejects.toBe(failure)
  isBroken = false
  expect(await soon.read()).toBe('stored')
})
