import { expect, test } from 'vitest'
import { endings } from '../preview/ended.ts'
import { open, registration } from '../preview/snapshots.ts'
import { nextStep } from './nextStep.ts'

test('another key is offered where there is one that is free, else adding one', () => {
  const failed = registration(endings['key-taken']!)
  const other = { ...open.keys[0]!, verifyingKey: '0x02' as const }
  const step = (keys: typeof open.keys, registrations = [failed]) =>
    nextStep(endings['key-taken']!, failed, { ...open, keys, registrations })
  expect(step(open.keys)).toMatchObject({ kind: 'add-key', to: { at: 'add', what: 'key' } })
  expect(step([...open.keys, other])).toMatchObject({ kind: 'go', to: { at: 'register' } })
  const taken = registration({ kind: 'dealing' }, { verifyingKey: other.verifyingKey })
  expect(step([...open.keys, other], [failed, taken])).toMatchObject({
    kind: 'add-key',
    to: { at: 'add', what: 'key' },
  })
})
