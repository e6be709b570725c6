import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import type { Work } from '../chain/submitter.ts'
import { keySetsOf, makeServers, makeState, makeView, type TestServer } from '../testing/network.ts'
import { settleUndealt } from './undealt.ts'

const servers = (await makeServers(3, 3)).flat()
const [own, successor] = servers as [TestServer, TestServer]
const registrant = new Uint8Array(randomBytes(32))

/** What a server submits when it looks at this block; the registration could be dealt for until block 100. */
const setUp = async (server: TestServer, { keys = [server] } = {}) => {
  const keySets = await keySetsOf(...keys)
  const view = makeView(undefined)
  const lookAt = (number: number, change: Partial<NonNullable<typeof view.state>> = {}) => {
    const registrations = new Map([[toHex(registrant), { kind: 'open' as const, registrant, until: 100 }]])
    view.state = view.final = { ...makeState(number, [], server), registrations, ...change }
    const submitted: (Work & { by: Uint8Array })[] = []
    settleUndealt({
      ...{ view, keySets },
      submit: (set, work) => void submitted.push({ ...work, by: set.tssAccount }),
    })
    return submitted
  }
  return { view, lookAt }
}
/** The first block in which it would. */
const turnOf = ({ lookAt }: Awaited<ReturnType<typeof setUp>>) => {
  for (let block = 1; block < 1_000; block++) if (lookAt(block).length > 0) return block
  return undefined
}

test('what was not dealt in its time is settled, by servers one after the other', async () => {
  const turns: number[] = []
  for (const server of servers) {
    const one = await setUp(server)
    const turn = turnOf(one)!
    turns.push(turn)
    const [work] = one.lookAt(turn)
    expect([work!.name, work!.call]).toEqual(['settle', encodeCall.settle(registrant)])
    expect(one.lookAt(turn + 1)).toMatchObject([{ key: work!.key }])
  }
  expect(Math.min(...turns)).toBeGreaterThanOrEqual(100)
  expect(Math.max(...turns)).toBeLessThan(170)
  expect(new Set(turns).size).toBeGreaterThan(3)
})

test('with the keys that the chain names, and only by a server that has a seat and sees the chain', async () => {
  const one = await setUp(successor, { keys: [own, successor] })
  expect(one.lookAt(400)).toMatchObject([{ by: successor.tssAccount }])
  const { server } = one.view.state!
  expect(one.lookAt(400, { server: { ...server!, status: { kind: 'chilled' } } })).toEqual([])
  expect(one.lookAt(400, { server: undefined })).toEqual([])
  one.view.is = 'stale'
  expect(one.lookAt(400)).toEqual([])
})

test('few at once, so that nobody keeps a server from its confirmations with what it opens and lets go', async () => {
  const one = await setUp(own)
  const many = Array.from({ length: 50 }, () => new Uint8Array(randomBytes(32)))
  const registrations = new Map(
    many.map((account) => [toHex(account), { kind: 'open' as const, registrant: account, until: 100 }]),
  )
  const first = one.lookAt(400, { registrations })
  expect(first).toHaveLength(4)
  for (const { call } of first)
    registrations.delete(toHex(many.find((account) => toHex(encodeCall.settle(account)) === toHex(call))!))
  const next = one.lookAt(401, { registrations })
  expect(next).toHaveLength(4)
  expect(next.map(({ key }) => key)).not.toEqual(expect.arrayContaining(first.map(({ key }) => key)))
})

test('nothing that may still be dealt, and nothing that is no longer open', async () => {
  const one = await setUp(own)
  expect(one.lookAt(99)).toEqual([])
  expect(one.lookAt(400, { registrations: new Map() })).toEqual([])
})
