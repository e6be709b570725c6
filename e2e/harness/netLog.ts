import { readFile } from 'node:fs/promises'

type NetLog = {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>>; readonly timeTickOffset: number }
  readonly events: readonly Event[]
}
type Event = { readonly type: number; readonly time: string; readonly params?: { readonly [name: string]: unknown } }

/** `at`: milliseconds since 1970. */
export type NetworkAct = { readonly at: number; readonly what: string }

/** RFC 6455, 5.2: what ends a connection. */
const CLOSE = 8

/**
 * What extensions did on the network, from Chromium's own log of it: requests and connections that one of them began, and
 * messages sent over open connections. @throws when the log has no end: what came last would be missing
 */
export const readNetLog = async (file: string): Promise<readonly NetworkAct[]> => {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as NetLog
  const { URL_REQUEST_START_JOB: request, WEBSOCKET_SENT_FRAME_HEADER: message } = constants.logEventTypes
  if (request === undefined || message === undefined) throw new Error('the log of the network is not as it was')
  return events.flatMap(({ type, time, params }): NetworkAct[] => {
    const at = Number(time) + constants.timeTickOffset
    if (type === message && params?.opcode !== CLOSE) return [{ at, what: 'a message' }]
    const isOurs = type === request && String(params?.initiator).startsWith('chrome-extension:')
    return isOurs ? [{ at, what: String(params?.url) }] : []
  })
}
