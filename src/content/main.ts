import { isAmongItsOwn } from '../platform/frame.ts'
import { takePort } from '../platform/handover.ts'
import { listenThroughout } from '../platform/listenThroughout.ts'

// A relay and nothing else: it neither reads nor changes what passes. It opens its port when the page first says something,
// and again after the background was stopped. What it says itself to the page's side: 'cut': ask again; 'wake': look again;
// 'gone': the wallet was updated or removed, and this script cannot reach it any more; 'here' and 'unseen': answers to 'there?'.
const { runtime } = (globalThis as { browser?: typeof chrome }).browser ?? chrome

if (isAmongItsOwn())
  takePort((page) => {
    let background: chrome.runtime.Port | undefined
    let used = false

    function open(): chrome.runtime.Port {
      const port = runtime.connect()
      used = true
      port.onMessage.addListener((text) => page.postMessage(text))
      port.onDisconnect.addListener(() => {
        void runtime.lastError // looked at, or Chrome writes it to the page's console
        if (background === port) cut()
      })
      return port
    }
    function cut(): void {
      background = undefined
      page.postMessage(runtime.id ? 'cut' : 'gone')
    }

    function relay(data: unknown): void {
      try {
        background ??= open()
      } catch {
        page.postMessage('gone')
        return
      }
      try {
        background.postMessage(data)
      } catch {
        cut() // its end is on the way
      }
    }
    // A browser may run a page before anybody has gone there: what it says waits, so that no prompt comes before its page.
    const isUnseen = () => (document as { prerendering?: boolean }).prerendering === true
    const unseen: unknown[] = []
    const seen = () => {
      for (const data of unseen.splice(0)) relay(data)
    }
    page.onmessage = ({ data }) => {
      if (data === 'there?') page.postMessage(runtime.id ? (isUnseen() ? 'unseen' : 'here') : 'gone')
      else if (isUnseen()) unseen.push(data)
      else relay(data)
    }
    runtime.onMessage.addListener((message) => {
      if (message === 'wake' && used && !background) page.postMessage('wake')
    })
    // A page that comes back from the browser's cache has lost its port without being told, and was called back for nothing.
    const shown = ({ persisted }: PageTransitionEvent) => {
      if (!persisted || !used) return
      const lost = background
      cut()
      lost?.disconnect()
      if (runtime.id) page.postMessage('wake')
    }
    listenThroughout(() => {
      document.addEventListener('prerenderingchange', seen)
      addEventListener('pageshow', shown)
    })
  })
