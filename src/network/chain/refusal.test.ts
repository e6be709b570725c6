import { expect, test } from 'vitest'
import { refusal } from './refusal.ts'

// As nodes of several years put it, the code before the text.
test.each([
  ['4003: Client error: UnknownBlock: State already discarded for 0x5f2e', 'history-pruned'],
  ['4003: Client error: Api called for an unknown Block: State already discarded for 0x5f2e', 'history-pruned'],
  ['-32000: Client error: UnknownBlock: State already discarded for BlockId::Hash(0x5f2e)', 'history-pruned'],
  ['4003: Client error: UnknownBlock: Header was not found in the database: 0x5f2e', 'chain-unavailable'],
  ['4003: Client error: Api called for an unknown Block: Expect block number from id: 0x5f2e', 'chain-unavailable'],
  ['1010: Invalid Transaction: Transaction is outdated', 'dispatch-failed'],
  ['4003: Client error: Execution failed', 'dispatch-failed'],
])('%s: %s', (text, code) => {
  const number = Number.parseInt(text, 10)
  const error = refusal('state_call', Object.assign(new Error(text), { code: number }))
  expect([error.code, error.data]).toEqual([code, { code: number }])
})
