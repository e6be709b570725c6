import { type EntropyError, type ErrorCode, errorCodes } from '../errors.ts'
import { isEnd } from '../isEnd.ts'
import type { Registered, RegistrationHandle, RegistrationState } from '../types.ts'
import { mockError } from './mockError.ts'

type Listener = (state: RegistrationState) => void

export type MockRegistration = {
  readonly handle: RegistrationHandle
  move(state: RegistrationState): void
  /** Nothing more is heard of it, because of this. */
  end(error: EntropyError): void
}

/** One registration, with the promises of a real handle: states in order, each told once, and nothing after the end. */
export const createRegistration = (id: string, onMove: Listener): MockRegistration => {
  let state: RegistrationState = { kind: 'awaiting-approval' }
  let listeners: readonly Listener[] = []
  let resolve: (registered: Registered) => void = () => undefined
  let reject: (error: EntropyError) => void = () => undefined
  const result = new Promise<Registered>((onResult, onError) => {
    resolve = onResult
    reject = onError
  })
  result.catch(() => undefined) // a page that only subscribes is not told of an unhandled rejection

  const move = (next: RegistrationState, reason?: EntropyError): void => {
    if (isEnd(state)) throw new Error(`mock: the registration is over (${state.kind})`)
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    const told = listeners
    if (isEnd(state)) listeners = []
    for (const listener of told) listener(state)
    onMove(state)
    if (state.kind === 'registered') resolve(state.registered)
    else if (isEnd(state)) reject(reason ?? endOf(state))
  }
  const handle: RegistrationHandle = {
    id,
    getState: () => state,
    subscribe(given) {
      const listener: Listener = (next) => given(next)
      if (!isEnd(state)) listeners = [...listeners, listener]
      listener(state)
      return () => {
        listeners = listeners.filter((one) => one !== listener)
      }
    },
    result,
    async cancel() {
      if (state.kind === 'cancelled') return 'cancelled'
      if (state.kind !== 'awaiting-approval' && state.kind !== 'awaiting-unlock') return 'too-late'
      move({ kind: 'cancelled' })
      return 'cancelled'
    },
  }
  return { handle, move, end: (error) => move(endAfter(error), error) }
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
