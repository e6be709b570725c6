import browser from 'webextension-polyfill'
import type { Pipe } from '../protocol/rpc.ts'
import { type Caller, callerOf } from './caller.ts'
import { runtimePipe } from './runtimePipe.ts'

type Known = Exclude<Caller, { kind: 'unknown' }>

/** Registers at once, so that the call that woke the background is not lost. Whoever is not known is cut off unheard. */
export function onConnection(accept: (caller: Known, pipe: Pipe) => void): void {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') }
  browser.runtime.onConnect.addListener((port) => {
    const caller = callerOf(port.sender, own)
    if (caller.kind === 'unknown') port.disconnect()
    else accept(caller, runtimePipe(port))
  })
}

/** Asks every content script that has lost its connection to a stopped background to make it anew; says nothing else. */
export async function wakePages(): Promise<void> {
  for (const { id } of await browser.tabs.query({}))
    if (id !== undefined) browser.tabs.sendMessage(id, 'wake').catch(() => undefined) // a tab without our content script
}
