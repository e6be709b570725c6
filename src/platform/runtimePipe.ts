import type { Runtime } from 'webextension-polyfill'
import type { Pipe, PipeListener } from '../protocol/rpc.ts'

/** Listens from the first moment and keeps what comes for its listener: a port drops what nobody hears. */
export function runtimePipe(port: Runtime.Port): Pipe {
  let listener: PipeListener | undefined
  let closed = false
  const early: unknown[] = []
  port.onMessage.addListener((message) => {
    if (listener) listener.message(message)
    else early.push(message)
  })
  const end = () => {
    if (closed) return
    closed = true
    listener?.closed?.()
  }
  port.onDisconnect.addListener(end)
  return {
    send(message) {
      if (!closed) port.postMessage(message)
    },
    listen(given) {
      listener = given
      for (const message of early.splice(0)) given.message(message)
      if (closed) given.closed?.()
    },
    close() {
      port.disconnect()
      end()
    },
  }
}
