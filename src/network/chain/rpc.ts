// The provider alone: values are read as raw storage and transactions are encoded by core, so a node's metadata decides
// nothing that is signed, nothing has to be cached, and the background carries 18 kB (gzip) of this library, not 168.
import { WsProvider } from '@polkadot/api'
import { EntropyError } from '../../core/errors.ts'
import { refusal } from './refusal.ts'

export type Rpc = {
  /** @throws {EntropyError} `chain-unavailable` when there is no answer in time, others as `refusal` when the answer is an error */
  call(method: string, ...params: unknown[]): Promise<unknown>
  /** `topic`: what the node calls its notifications. They end with the connection. */
  subscribe(topic: string, method: string, listener: (value: unknown) => void): Promise<void>
  close(): void
}

const ANSWER_WITHIN = 10_000

const silent = (what: string, cause?: unknown) =>
  new EntropyError('chain-unavailable', `the node does not answer: ${what}`, { cause })

const isAnswer = (error: unknown): error is Error & { code: number } =>
  error instanceof Error && 'code' in error && typeof error.code === 'number'

const within = async <T>(promise: Promise<T>, what: string): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(what)), ANSWER_WITHIN)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** One connection to a node; `onClosed` is called once, when it breaks. @throws {EntropyError} `invalid-argument`, `chain-unavailable` */
export const openRpc = async (url: string, onClosed: () => void): Promise<Rpc> => {
  if (!/^wss?:\/\/[^\s]+$/.test(url)) throw new EntropyError('invalid-argument', 'the node: expected ws:// or wss://')
  const provider = new WsProvider(url, false, {}, ANSWER_WITHIN)
  const close = () => {
    // The library throws when the connection is already gone: that is what was wanted.
    provider.disconnect().catch(() => undefined)
  }
  try {
    await within(
      new Promise<void>((resolve, reject) => {
        provider.on('connected', () => resolve())
        provider.on('error', () => reject(silent('connecting')))
        provider.on('disconnected', () => reject(silent('connecting')))
        provider.connect().catch(reject)
      }),
      'connecting',
    )
  } catch (error) {
    close()
    throw error instanceof EntropyError ? error : silent('connecting', error)
  }
  provider.on('disconnected', onClosed)
  const call = async (method: string, send: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await within(send(), method)
    } catch (error) {
      if (error instanceof EntropyError) throw error
      throw isAnswer(error) ? refusal(method, error) : silent(method, error)
    }
  }
  return {
    call: (method, ...params) => call(method, () => provider.send(method, params)),
    subscribe: async (topic, method, listener) => {
      await call(method, () => provider.subscribe(topic, method, [], (error, value) => error ?? listener(value)))
    },
    close,
  }
}
