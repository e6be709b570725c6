import './browser.testing.ts'
import type { Opened } from '../background/connections/wallet.testing.ts'
import { memoryPipe } from '../protocol/memoryPipe.ts'
import type { Pipe } from '../protocol/rpc.ts'
import { createClient } from './client.ts'
import { createInjected } from './injected.ts'

/** The page's end of the way to a wallet, with our content script's between the two. `wallet`: undefined when nobody answers. */
export function openClient(wallet: Opened | undefined, origin = 'https://dapp.example') {
  const said: unknown[] = []
  const port = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    postMessage(data: unknown) {
      said.push(data)
      if (at.script === 'gone') say('gone')
      else if (at.script === 'silent') return
      else if (data === 'there?') say(at.script === 'unseen' ? 'unseen' : 'here')
      else if (at.script === 'there') {
        at.pipe ??= open()
        at.pipe?.send(data)
      }
    },
  }
  const say = (data: unknown) => queueMicrotask(() => port.onmessage?.(new MessageEvent('message', { data })))
  const at = { wallet, script: 'there' as 'there' | 'unseen' | 'silent' | 'gone', pipe: undefined as Pipe | undefined }
  function open(): Pipe | undefined {
    if (!at.wallet) return undefined
    const [here, there] = memoryPipe()
    here.listen({ message: say, closed: () => cut() })
    at.wallet.pages.accept(origin, there)
    return here
  }
  function cut() {
    at.pipe?.close()
    at.pipe = undefined
    say('cut')
  }
  const client = createClient(port as unknown as MessagePort)
  return {
    ...{ client, said, say, at },
    /** The background stops; another one, with the same disk, takes its place. */
    restarted(next: Opened) {
      at.wallet = next
      cut()
    },
  }
}

/** The page's side of a wallet that has let it in. */
export function openPage(wallet: Opened | undefined, origin?: string) {
  const page = openClient(wallet, origin)
  const { injected, enabled } = createInjected(page.client)
  return { ...injected.entropy, accounts: injected.accounts, metadata: injected.metadata, enabled, ...page }
}
export type OpenedPage = ReturnType<typeof openPage>

/** What a handle tells: the kinds of its states, and at the end what came of it. */
export function followed(handle: ReturnType<OpenedPage['register']>) {
  const states: string[] = []
  const end = { code: undefined as number | undefined }
  handle.subscribe(({ kind }) => states.push(kind))
  handle.result.catch((error: { code: number }) => {
    end.code = error.code
  })
  return { handle, states, end }
}
