import { expect, test } from 'vitest'
import { endings } from '../preview/ended.ts'
import { open, registration } from '../preview/snapshots.ts'
import { nextStep } from './nextStep.ts'

test('another key is offered only where there is one that is free', () => {
  const failed = registration(endings['key-taken']!)
  const other = { ...open.keys[0]!, verifyingKey: '0x02' as const }
  const step = (keys: typeof open.keys, registrations = [failed]) =>
    nextStep(endings['key-taken']!, failed, { ...open, keys, registrations })
  expect(step(open.keys)).toEqual({ kind: 'none-left' })
  expect(step([...open.keys, other])).toMatchObject({ kind: 'go', to: { at: 'register' } })
  const taken = registration({ kind: 'dealing' }, { verifyingKey: other.verifyingKey })
  expect(step([...open.keys, other], [failed, taken])).toEqual({ kind: 'none-left' })
})
