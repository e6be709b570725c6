import { expect, test } from 'vitest'
import { callerOf, type Sender } from './caller.ts'

const own = { id: 'abc', origin: 'chrome-extension://abc' }
const page: Sender = {
  id: 'abc',
  url: 'https://dapp.example/x?y#z',
  origin: 'https://dapp.example',
  frameId: 0,
  tab: {},
}
const popup: Sender = { id: 'abc', url: 'chrome-extension://abc/popup.html#/request/1', origin: own.origin }

test('SECURITY 7: a page is known by its origin', () => {
  expect(callerOf(page, own)).toEqual({ kind: 'page', origin: 'https://dapp.example' })
  expect(callerOf({ ...page, origin: undefined }, own)).toEqual({ kind: 'page', origin: 'https://dapp.example' })
})

test('SECURITY 10: a frame acts as its own origin, whatever is around it', () => {
  const tab = { url: 'https://other.example/' }
  expect(callerOf({ ...page, frameId: 3, tab }, own)).toEqual({ kind: 'page', origin: 'https://dapp.example' })
})

test('SECURITY 12: a host with foreign letters is known in punycode', () => {
  const url = 'https://аpple.example/'
  expect(callerOf({ ...page, url, origin: undefined }, own)).toEqual({
    kind: 'page',
    origin: 'https://xn--pple-43d.example',
  })
})

test("our own two pages are the wallet's, in a window or in a tab", () => {
  expect(callerOf(popup, own)).toEqual({ kind: 'wallet' })
  expect(callerOf({ ...popup, url: 'chrome-extension://abc/onboarding.html', tab: {}, frameId: 0 }, own)).toEqual({
    kind: 'wallet',
  })
})

test.each<[string, Sender | undefined]>([
  ['nobody', undefined],
  ['another extension', { ...page, id: 'xyz' }],
  [
    'another extension’s page',
    { ...popup, url: 'chrome-extension://xyz/popup.html', origin: 'chrome-extension://xyz' },
  ],
  ['another page of ours', { ...popup, url: 'chrome-extension://abc/offscreen.html' }],
  ['a script in no frame', { ...page, frameId: undefined }],
  ['about:blank', { ...page, url: 'about:blank', origin: 'https://dapp.example' }],
  ['data:', { ...page, url: 'data:text/html,x', origin: 'null' }],
  ['file:', { ...page, url: 'file:///etc/passwd', origin: 'null' }],
  ['blob:', { ...page, url: 'blob:https://dapp.example/1', origin: 'https://dapp.example' }],
  ['a sandboxed page', { ...page, origin: 'null' }],
  ['an origin that is not that of the address', { ...page, origin: 'https://other.example' }],
  ['no address', { ...page, url: undefined }],
  ['an address that is none', { ...page, url: 'https://' }],
  ['a page without a tab', { ...page, tab: undefined }],
])('SECURITY 10: %s is unknown', (_, sender) => {
  expect(callerOf(sender, own)).toEqual({ kind: 'unknown' })
})
