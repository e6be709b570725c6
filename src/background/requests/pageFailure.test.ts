import { expect, test } from 'vitest'
import { failed } from '../../core/registration/failure.ts'
import { pageFailure } from './pageFailure.ts'

test('a page is told no more of a failure than its own words for it, and never which server it was', () => {
  const culprit = { subgroup: 0, member: 1, endpoint: 'http://server-2' }
  const server = { kind: 'failed', fault: 'server', reason: 'too-few-servers', retryable: true }
  expect(pageFailure(failed('signature-invalid', 'server', culprit))).toEqual(server)
  const node = { kind: 'failed', fault: 'network', reason: 'node-disagrees', retryable: false }
  expect(pageFailure(failed('signature-invalid', 'network'))).toEqual(node)
  const user = { kind: 'failed', fault: 'user', reason: 'bad-envelope', retryable: true }
  expect(pageFailure(failed('unprovable', 'internal'))).toEqual(user)
  const nobody = { kind: 'failed', fault: 'nobody', reason: 'key-taken', retryable: false }
  expect(pageFailure(failed('key-taken'))).toEqual(nobody)
})
