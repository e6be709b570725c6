import type { Pipe, PipeListener } from './rpc.ts'

/** Two ends in one place, for tests. Messages are copied as JSON, as Chromium's ports do, and arrive later. */
export function memoryPipe(): [Pipe, Pipe] {
  const listeners: (PipeListener | undefined)[] = []
  let open = true
  const end = (self: number): Pipe => ({
    send(message) {
      const text = JSON.stringify(message)
      queueMicrotask(() => open && listeners[1 - self]?.message(JSON.parse(text)))
    },
    listen(listener) {
      listeners[self] = listener
    },
    close() {
      if (!open) return
      open = false
      for (const listener of listeners) listener?.closed?.()
    },
  })
  return [end(0), end(1)]
}
