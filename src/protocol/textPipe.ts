import type { Pipe } from './rpc.ts'

/** What a page may send in one message, in UTF-16 units. */
export const maxMessageLength = 65_536

/**
 * A pipe whose messages are JSON text: what a page sends crosses the worlds as a string, so that no object of the page's
 * making is ever looked at. Too long or not JSON: dropped.
 */
export const textPipe = (pipe: Pipe): Pipe => ({
  send: (message) => pipe.send(JSON.stringify(message)),
  listen: ({ message, closed }) =>
    pipe.listen({
      message(text) {
        if (typeof text !== 'string' || text.length > maxMessageLength) return
        let parsed: unknown
        try {
          parsed = JSON.parse(text)
        } catch {
          return
        }
        message(parsed)
      },
      ...(closed ? { closed } : {}),
    }),
  close: () => pipe.close(),
})
