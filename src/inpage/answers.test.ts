import { expect, test, vi } from 'vitest'
import { pass } from './clock.testing.ts'
import { followed, openPage } from './page.testing.ts'

// Whatever has become of the wallet, a call is answered. Here nobody is behind the content script, or that is gone itself.

type Page = ReturnType<typeof openPage>

/** The numbers of the errors that these calls end with, so far. */
function asked({ client, accounts, list }: Page) {
  const codes: number[] = []
  const note = (error: { code: number }) => void codes.push(error.code)
  client.ask('enable', ['page-id-1'], () => undefined, note)
  accounts.get().catch(note)
  list().catch(note)
  return codes
}

test('a wallet that does not answer is called broken within fifteen seconds, and is asked again by the next call', async () => {
  const page = openPage(undefined)
  const lost: number[] = []
  page.on('disconnect', ({ code }) => lost.push(code))
  const codes = asked(page)
  const { states, end } = followed(page.register({}))
  await pass(14_000)
  expect(codes).toEqual([])
  await pass(1_500)
  expect(codes).toEqual([4803, 4803, 4803])
  expect([states, end.code, lost]).toEqual([['awaiting-approval', 'failed'], 4803, [4803]])
  const before = page.said.length
  const again = asked(page)
  expect(page.said.length).toBe(before + 3)
  await pass(15_500)
  expect(again).toEqual([4803, 4803, 4803])
})

test('what was cut is asked again at once, and waits for no timer unless it is cut again', async () => {
  const page = openPage(undefined)
  asked(page)
  page.say('cut')
  await Promise.resolve()
  expect(page.said).toHaveLength(6)
  page.say('cut')
  await Promise.resolve()
  expect(page.said).toHaveLength(6)
  await pass(100)
  expect(page.said).toHaveLength(9)
})

test('a wallet that cuts every connection at once is called broken', async () => {
  const page = openPage(undefined)
  const codes = asked(page)
  for (let cuts = 0; cuts < 6; cuts++) {
    page.say('cut')
    await pass(300)
  }
  expect(codes).toEqual([4803, 4803, 4803])
})

test('a wallet that says nothing before it is cut, again and again, is called broken within fifteen seconds', async () => {
  const page = openPage(undefined)
  const codes = asked(page)
  for (let cuts = 0; cuts < 5; cuts++) {
    await pass(3_100)
    page.say('cut')
  }
  await pass(0)
  expect(codes).toEqual([4803, 4803, 4803])
})

test('a wallet that was replaced is so at once, also for what was asked before and for whatever is asked later', async () => {
  const page = openPage(undefined)
  const lost: number[] = []
  page.on('disconnect', ({ code }) => lost.push(code))
  const codes = asked(page)
  const { handle, states, end } = followed(page.register({}))
  page.at.script = 'gone'
  page.say('gone')
  await pass(0)
  expect(codes).toEqual([4802, 4802, 4802])
  expect([states, end.code, lost]).toEqual([['awaiting-approval', 'failed'], 4802, [4802]])
  expect(handle.getState()).toEqual({ kind: 'failed', fault: 'network', reason: 'interrupted', retryable: true })
  expect(asked(page)).toEqual([4802])
  const later = followed(page.resume(handle.id))
  await pass(0)
  expect([later.states, later.end.code]).toEqual([['failed'], 4802])
})

test('a content script that is gone without a word is missed', async () => {
  const page = openPage(undefined)
  page.at.script = 'silent'
  const codes = asked(page)
  await pass(15_500)
  expect(codes).toEqual([4802, 4802, 4802])
})

test('the calls of a page that nobody sees yet wait until somebody does', async () => {
  const page = openPage(undefined)
  page.at.script = 'unseen'
  const codes = asked(page)
  await pass(3_600_000)
  expect(codes).toEqual([])
  page.at.script = 'there'
  await pass(15_500)
  expect(codes).toEqual([4803, 4803, 4803])
})

test('while the wallet is there a user may take as long as they like', async () => {
  const page = openPage(undefined)
  const codes = asked(page)
  const hears = vi.fn()
  page.at.pipe = { send: hears, listen: () => undefined, close: () => undefined }
  await pass(6_000)
  const { id, method } = JSON.parse(String(hears.mock.lastCall?.[0]))
  expect(method).toBe('ping')
  page.say(JSON.stringify({ id, ok: true, result: null }))
  await pass(3_600_000)
  expect(codes).toEqual([])
  expect(hears).toHaveBeenCalledOnce()
})

test('a request that is no JSON, or too long, is refused at once', async () => {
  const page = openPage(undefined)
  const round: { self?: unknown } = {}
  round.self = round
  for (const ref of [round, 1n, 'x'.repeat(70_000)]) {
    const { states, end } = followed(page.register({ ref: ref as string }))
    await pass(0)
    expect([states, end.code]).toEqual([['failed'], -32602])
  }
  expect(page.said).toEqual([])
})
