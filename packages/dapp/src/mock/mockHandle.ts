import { type EntropyError, type ErrorCode, errorCodes } from '../errors.ts'
import { isEnd } from '../isEnd.ts'
import type { Registered, RegistrationHandle, RegistrationState } from '../types.ts'
import { frozen } from './frozen.ts'
import { mockError } from './mockError.ts'
import { createListeners, tellOne } from './mockListeners.ts'

export type MockHandle = {
  readonly handle: RegistrationHandle
  /** The wallet tells a state; it arrives a little later. */
  hear(state: RegistrationState): void
  /** Nothing more is heard of it, because of this. */
  lose(error: EntropyError, isAtOnce?: boolean): void
}

const asked: RegistrationState = Object.freeze({ kind: 'awaiting-approval' })

/** A page's hold of a registration, with the promises of a real one: states in order, each told once, and nothing after the end. */
export const createHandle = (
  id: string,
  { isNew, cancel, over }: { isNew: boolean; cancel: RegistrationHandle['cancel']; over: () => void },
): MockHandle => {
  let state: RegistrationState | undefined = isNew ? asked : undefined
  let hasEnded = false
  const listeners = createListeners<RegistrationState>()
  let resolve: (registered: Registered) => void = () => undefined
  let reject: (error: EntropyError) => void = () => undefined
  const result = new Promise<Registered>((onResult, onError) => {
    resolve = onResult
    reject = onError
  })
  result.catch(() => undefined) // a page that only subscribes is not told of an unhandled rejection

  const update = (next: RegistrationState, reason?: EntropyError): void => {
    if (hasEnded || JSON.stringify(next) === JSON.stringify(state)) return
    const now = frozen(next)
    state = now
    hasEnded = isEnd(now)
    if (hasEnded) over()
    listeners.tell(now)
    if (now.kind === 'registered') resolve(now.registered)
    else if (hasEnded) reject(reason ?? endOf(now))
  }
  const handle: RegistrationHandle = Object.freeze({
    id,
    getState: () => state ?? asked,
    subscribe(listener: (state: RegistrationState) => void) {
      const end = hasEnded ? () => undefined : listeners.add(listener)
      if (state) tellOne(listener, state)
      return end
    },
    result,
    cancel,
  })
  return {
    handle,
    hear: (next) => queueMicrotask(() => update(next)),
    lose(error, isAtOnce) {
      const end = () => update(endAfter(error), error)
      if (isAtOnce) end()
      else queueMicrotask(end)
    },
  }
}

const lost: readonly ErrorCode[] = [errorCodes.disconnected, errorCodes.walletReplaced, errorCodes.walletBroken]

const endAfter = ({ code }: EntropyError): RegistrationState => {
  if (code === errorCodes.rejected) return { kind: 'rejected' }
  const isLost = lost.includes(code)
  const retryable = isLost || code === errorCodes.alreadyPending
  return { kind: 'failed', fault: isLost ? 'network' : 'nobody', reason: 'interrupted', retryable }
}

const endOf = (state: RegistrationState): EntropyError => {
  if (state.kind === 'rejected') return mockError(errorCodes.rejected)
  if (state.kind !== 'failed') return mockError(errorCodes.registrationCancelled)
  const { kind: _, ...failure } = state
  return mockError(errorCodes.registrationFailed, failure)
}
