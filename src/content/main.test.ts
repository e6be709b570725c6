import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { offerPort } from '../platform/handover.ts'
import { childrenChanged } from '../platform/mutations.testing.ts'

/** One of our own ports, as the content script sees it. */
const openPort = () => ({
  onMessage: { addListener: vi.fn() },
  onDisconnect: { addListener: vi.fn() },
  postMessage: vi.fn(),
  disconnect: vi.fn(),
})
const ports: ReturnType<typeof openPort>[] = []
const runtime = {
  id: 'ours' as string | undefined,
  connect: () => ports[ports.push(openPort()) - 1],
  onMessage: { addListener: vi.fn() },
}
const origin = 'https://dapp.example'
const frame: Record<string, unknown> = { location: { origin } }
const shown = vi.fn()
vi.stubGlobal('document', new EventTarget())
vi.stubGlobal('window', Object.assign(frame, { top: frame, parent: frame }))
vi.stubGlobal('location', frame.location)
vi.stubGlobal('origin', origin)
vi.stubGlobal('chrome', { runtime })
vi.stubGlobal('addEventListener', shown)

const page = offerPort()
const told: unknown[] = []
page.onmessage = ({ data }) => told.push(data)
await import('./main.ts')
afterAll(() => page.close())

const comeBack = (persisted: boolean) => shown.mock.lastCall![1]({ persisted })
const say = async (text: string) => {
  page.postMessage(text)
  await expect.poll(() => ports.at(-1)?.postMessage.mock.lastCall).toEqual([text])
}
beforeEach(() => {
  told.length = 0
  runtime.id = 'ours'
})

test('a page that never asked anything opens no port when it comes back from the browser’s cache', () => {
  comeBack(true)
  expect([ports, told]).toEqual([[], []])
})

test('a page that nobody sees yet is told so, and reaches the background once it is seen, in order', async () => {
  const unseen = Object.assign(document, { prerendering: true })
  for (const text of ['there?', 'first', 'second', 'there?']) page.postMessage(text)
  await expect.poll(() => told).toEqual(['unseen', 'unseen'])
  expect(ports).toEqual([])
  unseen.prerendering = false
  document.dispatchEvent(new Event('prerenderingchange'))
  page.postMessage('there?')
  await expect.poll(() => told.at(-1)).toBe('here')
  expect(ports.map(({ postMessage }) => postMessage.mock.calls)).toEqual([[['first'], ['second']]])
})

test('a page that comes back from the browser’s cache asks again, and looks for what it missed there', async () => {
  await say('a call')
  comeBack(false)
  comeBack(true)
  await expect.poll(() => told).toEqual(['cut', 'wake'])
  expect(ports.at(-1)!.disconnect).toHaveBeenCalledOnce()
  // The background was stopped meanwhile: nobody could tell this page.
  comeBack(true)
  await expect.poll(() => told).toEqual(['cut', 'wake', 'cut', 'wake'])
  await say('the same call')
  expect(ports).toHaveLength(2)
})

test('a page that writes itself anew takes the script’s listeners away, and they come again', async () => {
  shown.mockClear()
  childrenChanged() // a comment
  expect(shown).not.toHaveBeenCalled()
  const unseen = Object.assign(new EventTarget(), { prerendering: true, documentElement: 'another' })
  const sent = () => ports.at(-1)!.postMessage.mock.calls.length
  const before = sent()
  vi.stubGlobal('document', unseen)
  childrenChanged()
  expect(shown.mock.calls.map(([type]) => type)).toEqual(['pageshow'])
  page.postMessage('a call')
  page.postMessage('there?')
  await expect.poll(() => told.at(-1)).toBe('unseen')
  unseen.documentElement = 'and another, which took nothing away'
  childrenChanged()
  unseen.prerendering = false
  unseen.dispatchEvent(new Event('prerenderingchange'))
  unseen.dispatchEvent(new Event('prerenderingchange'))
  expect(sent()).toBe(before + 1)
  comeBack(true)
  await expect.poll(() => told.slice(-2)).toEqual(['cut', 'wake'])
})

test('if the wallet was replaced meanwhile, the page is told that alone', async () => {
  runtime.id = undefined
  comeBack(true)
  await expect.poll(() => told).toEqual(['gone'])
})
