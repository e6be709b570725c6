import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { makeState } from '../testing/network.ts'
import type { ChainState } from './state.ts'
import { createSubmitter, type Work } from './submitter.ts'

const work = (key: string): Work => ({ key, name: 'confirm', call: Uint8Array.of(11, 2, key.length) })
/** Where the nonce is in an extrinsic without length prefix: after version, signer, signature and mortal era. */
const NONCE_AT = 2 * (1 + 33 + 65 + 2)

const setUp = () => {
  const sent: number[] = []
  const events: string[] = []
  let connections = 1
  let refuse = false
  let state: ChainState = makeState(100, [])
  const submitter = createSubmitter({
    chain: {
      best: () => state,
      connections: () => connections,
      call: async <T>(_method: string, [extrinsic]: readonly unknown[]) => {
        const body = (extrinsic as string).slice(2 + 4)
        sent.push(Number.parseInt(body.slice(NONCE_AT, NONCE_AT + 2), 16) >> 2)
        if (refuse) throw new Error('1010: Invalid Transaction')
        return undefined as T
      },
    },
    genesis: new Uint8Array(32),
    tssAccount: new Uint8Array(32),
    sign: () => new Uint8Array(64),
    onSent: (name, result) => events.push(`${name} ${result}`),
    onForeignNonce: () => events.push('foreign'),
    onIneffective: (key) => events.push(`ineffective ${key}`),
  })
  return {
    submitter,
    sent,
    events,
    reconnect: () => {
      connections++
    },
    setRefusing: (value: boolean) => {
      refuse = value
    },
    async head(number: number, nonce: number) {
      state = { ...makeState(number, []), accounts: new Map([[toHex(new Uint8Array(32)), { nonce, free: 1n }]]) }
      submitter.advance(state)
      await submitter.idle()
    },
    async submit(...keys: string[]) {
      for (const key of keys) submitter.submit(work(key))
      await submitter.idle()
    },
  }
}

test('consecutive nonces, in order, each piece of work once', async () => {
  const { head, submit, sent } = setUp()
  await head(100, 5)
  await submit('a', 'b', 'a', 'c')
  await submit('b')
  expect(sent).toEqual([5, 6, 7])
})

test('at most sixteen in flight', async () => {
  const { head, submit, sent } = setUp()
  await head(100, 0)
  const keys = Array.from({ length: 20 }, (_, i) => `key ${i}`)
  await submit(...keys)
  expect(sent).toHaveLength(16)
  await head(101, 10)
  await submit(...keys.slice(16))
  expect(sent).toEqual(Array.from({ length: 20 }, (_, i) => i))
})

test('after a refusal the nonce is read anew and the same work can come again', async () => {
  const { head, submit, sent, setRefusing } = setUp()
  await head(100, 5)
  setRefusing(true)
  await submit('a', 'b')
  expect(sent).toEqual([5])
  setRefusing(false)
  await head(101, 6)
  await submit('a', 'b')
  expect(sent).toEqual([5, 6, 7])
})

test('a new connection forgets what was sent over the old one', async () => {
  const { head, submit, sent, reconnect } = setUp()
  await head(100, 5)
  await submit('a')
  reconnect()
  await head(101, 5)
  await submit('a')
  expect(sent).toEqual([5, 5])
})

test('what is in no block after eight is sent again', async () => {
  const { head, submit, sent } = setUp()
  await head(100, 5)
  await submit('a')
  await head(107, 5)
  await submit('a')
  expect(sent).toEqual([5])
  await head(108, 5)
  await submit('a')
  expect(sent).toEqual([5, 5])
})

test('what was included in vain waits twice as long every time, and says so', async () => {
  const { head, submit, events, sent } = setUp()
  await head(100, 0)
  await submit('a')
  await head(101, 1)
  await submit('a')
  expect(sent).toEqual([0])
  await head(103, 1)
  await submit('a')
  expect(sent).toEqual([0, 1])
  expect(events).toContain('ineffective a')
  await head(104, 2)
  await head(107, 2)
  await submit('a')
  expect(sent).toEqual([0, 1])
  await head(108, 2)
  await submit('a')
  expect(sent).toEqual([0, 1, 2])
})

test('a nonce that nobody here used means a second process', async () => {
  const { head, submit, submitter, events } = setUp()
  await head(100, 5)
  await submit('a')
  await head(101, 6)
  expect(submitter.hasForeignNonce()).toBe(false)
  await head(102, 7)
  expect(submitter.hasForeignNonce()).toBe(true)
  expect(events).toContain('foreign')
})

test('a foreign nonce is forgotten when no other has come for as long as a transaction can wait', async () => {
  const { head, submit, submitter } = setUp()
  await head(100, 5)
  await submit('a')
  await head(102, 8)
  await head(165, 8)
  expect(submitter.hasForeignNonce()).toBe(true)
  await head(166, 8)
  expect(submitter.hasForeignNonce()).toBe(false)
})

test('two of our own that come late, after the counter was reset, are not foreign', async () => {
  const { head, submit, submitter, reconnect } = setUp()
  await head(100, 5)
  await submit('a', 'b')
  reconnect()
  await head(101, 5)
  await submit('a')
  await head(102, 7)
  expect(submitter.hasForeignNonce()).toBe(false)
})
