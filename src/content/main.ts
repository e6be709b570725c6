import { takePort } from '../platform/handover.ts'

// A relay and nothing else: it neither reads nor changes what passes. It opens its port when the page first says something,
// and again after the background was stopped; 'cut', 'wake' and 'gone' tell the page's side to ask again, look again, give up.
const { runtime } = (globalThis as { browser?: typeof chrome }).browser ?? chrome

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
    page.postMessage('cut')
  }

  page.onmessage = ({ data }) => {
    try {
      background ??= open()
      background.postMessage(data)
    } catch {
      background = undefined
      page.postMessage('gone')
    }
  }
  runtime.onMessage.addListener((message) => {
    if (message === 'wake' && used && !background) page.postMessage('wake')
  })
  // A page that comes back from the browser's cache has lost its port without being told.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || !background) return
    background.disconnect()
    cut()
  })
})
