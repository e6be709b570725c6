import { readFile } from 'node:fs/promises'

type Logged = { readonly type: number; readonly time: string; readonly params?: { readonly [name: string]: unknown } }
type Constants = { readonly logEventTypes: Readonly<Record<string, number>>; readonly timeTickOffset: number }

/** `at`: milliseconds since 1970. */
export type NetworkAct = { readonly at: number; readonly what: string }

/**
 * What extensions did on the network, from Chromium's own log of it: requests and connections that one of them began, and
 * messages sent over open connections. A browser that was ended by force leaves its log without an end.
 */
export const readNetLog = async (file: string): Promise<readonly NetworkAct[]> => {
  const [head = '', ...lines] = (await readFile(file, 'utf8')).split('\n')
  const { logEventTypes, timeTickOffset } = JSON.parse(`${head.replace(/,$/, '')}}`).constants as Constants
  const { URL_REQUEST_START_JOB: request, WEBSOCKET_SENT_FRAME_HEADER: message } = logEventTypes
  if (request === undefined || message === undefined) throw new Error('the log of the network is not as it was')
  return lines.flatMap((line): NetworkAct[] => {
    if (!line.startsWith('{') || !/\},?$/.test(line)) return []
    const { type, time, params } = JSON.parse(line.replace(/,$/, '')) as Logged
    const at = Number(time) + timeTickOffset
    if (type === message) return [{ at, what: 'a message' }]
    const isOurs = type === request && String(params?.initiator).startsWith('chrome-extension:')
    return isOurs ? [{ at, what: String(params?.url) }] : []
  })
}
