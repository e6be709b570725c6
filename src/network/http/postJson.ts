import { EntropyError } from '../../core/errors.ts'

export type JsonAnswer = {
  readonly status: number
  /** Milliseconds, from `Retry-After`. */
  readonly retryAfter: number | undefined
  /** Undefined when the body is not JSON. */
  readonly body: unknown
}

const ANSWER_WITHIN = 10_000
const MAX_BODY = 64 * 1024

/**
 * One POST, no redirects, no cookies, a limited answer in limited time.
 * @throws {EntropyError} `timeout`; `disconnected` when there is nobody; `unsupported` when the answer is too long
 */
export const postJson = async (url: string, body: unknown): Promise<JsonAnswer> => {
  const signal = AbortSignal.timeout(ANSWER_WITHIN)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    })
    return { status: response.status, retryAfter: retryAfterOf(response), body: parse(await readAtMost(response)) }
  } catch (error) {
    if (error instanceof EntropyError) throw error
    if (signal.aborted) throw new EntropyError('timeout', 'no answer in time', { cause: error })
    throw new EntropyError('disconnected', 'nobody answers', { cause: error })
  }
}

const readAtMost = async ({ body }: Response): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > MAX_BODY) {
      await reader?.cancel()
      throw new EntropyError('unsupported', 'the answer is too long')
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds, or nothing: the form with a date is not used by our servers. */
const retryAfterOf = ({ headers }: Response): number | undefined => {
  const seconds = headers.get('retry-after')
  return seconds && /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1000 : undefined
}

/** The code of an RFC 9457 problem. */
export const problemCode = (body: unknown): string | undefined =>
  isRecord(body) && typeof body.code === 'string' && /^[a-z-]{1,40}$/.test(body.code) ? body.code : undefined

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
