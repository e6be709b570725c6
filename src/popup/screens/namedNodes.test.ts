import { createElement } from 'react'
import { expect, test } from 'vitest'
import type { NetworkStatus } from '../../protocol/popup/network.ts'
import { textOf } from '../preview/render.testing.ts'
import { payload } from '../preview/requests/signing.ts'
import { open } from '../preview/snapshots.ts'
import { Transaction } from './request/Transaction.tsx'
import { TransferProblems } from './send/TransferProblems.tsx'

const urls = ['wss://one.example', 'wss://two.example', 'wss://three.example']
const status: NetworkStatus = {
  ...{ kind: 'failed', code: 'nodes-disagree', message: '', nodes: [urls[1]!], about: 'account' },
}
const nodes = urls.map((url) => ({ url, status: { kind: 'connecting' } as const }))
const snapshot = { ...open, network: { ...open.network, nodes, status } }
const named = 'wss://two.example says something else than the others about the money in an account.'
const nothing = () => undefined

test('whoever wants to send reads which node contradicts the others', () => {
  const quote = { answer: null, error: 'nodes-disagree', isNew: true, retry: nothing } as const
  expect(textOf(createElement(TransferProblems, { quote }), snapshot)).toContain(named)
})

test('whoever is to sign what cannot be read now reads it too', () => {
  const view = { ...payload, decoding: { kind: 'unreadable', why: 'node' } } as const
  expect(textOf(createElement(Transaction, { view, onRetry: nothing }), snapshot)).toContain(named)
})
