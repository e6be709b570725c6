import { expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { memoryCell } from '../memory.testing.ts'
import { cautious } from './cautious.ts'

test('what cannot be read counts as absent and is not written over, until it can be read', async () => {
  const cell = { ...memoryCell('good'), watch: () => undefined }
  let isBroken = true
  const failure = new EntropyError('storage-failed', 'broken')
  const broken = { ...cell, read: async () => (isBroken ? Promise.reject(failure) : cell.read()) }
  const careful = cautious(broken)
  expect(await careful.read()).toBeUndefined()
  await expect(careful.write('new')).rejects.toBe(failure)
  isBroken = false
  expect(await careful.read()).toBe('good')
  await careful.write('new')
  expect(await cell.read()).toBe('new')
})
