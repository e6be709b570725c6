import browser from 'webextension-polyfill'
import { sessionCell } from './storage.ts'

const shown = sessionCell<number>('promptWindow')
let opening: Promise<void> = Promise.resolve()

/** Shows a wallet page in a small window of its own; the window that is already there is brought to the front instead of a second. */
export function showPrompt(requestId: string, isOnlyOne: boolean): Promise<void> {
  opening = opening.then(() => show(requestId, isOnlyOne)).catch(() => undefined)
  return opening
}

async function show(requestId: string, isOnlyOne: boolean): Promise<void> {
  const url = browser.runtime.getURL(`popup.html#/request/${encodeURIComponent(requestId)}`)
  const open = await shown.read()
  // Where several wait, the user is deciding another one: this one comes up after it.
  if (open !== undefined && (await focus(open, isOnlyOne ? url : undefined))) return
  // A page may close the window that was opened for it: Firefox wants to be told, Chrome knows no such word.
  const closes = __BROWSER__ === 'firefox' ? { allowScriptsToClose: true } : {}
  const { id } = await browser.windows.create({ type: 'popup', url, width: 360, height: 600, ...closes })
  if (id !== undefined) await shown.write(id)
}

async function focus(id: number, url: string | undefined): Promise<boolean> {
  try {
    const [tab] = await browser.tabs.query({ windowId: id })
    if (url !== undefined && tab?.id !== undefined) await browser.tabs.update(tab.id, { url })
    await browser.windows.update(id, { focused: true })
    return true
  } catch {
    return false // the user closed it
  }
}

/** How many things wait for the user, on the wallet's button. */
export async function showBadge(count: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#b42318' })
  await browser.action.setBadgeText({ text: count === 0 ? '' : String(count) })
}

/** The requests in it go on waiting. */
export async function closePrompt(): Promise<void> {
  const open = await shown.read()
  if (open !== undefined) await browser.windows.remove(open).catch(() => undefined)
}
