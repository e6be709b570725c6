import type { PageRegistrationState, Registered, RegisterRequest, RegistrationHandle } from '../protocol/pageApi.ts'
import { isTerminal } from '../protocol/pageApi.ts'
import { pageErrorCodes } from '../protocol/pageErrors.ts'
import type { PageClient } from './client.ts'
import { type PageError, pageError } from './error.ts'
import { create, freeze, newId, report, SafePromise, stringify } from './natives.ts'

type Listener = (state: PageRegistrationState) => void
type Tracked = { update(state: PageRegistrationState): void }

/** Registrations that this page started or asked about again. */
export function createRegistrations(client: PageClient): {
  register(request: RegisterRequest): RegistrationHandle
  update(id: string, state: PageRegistrationState): void
} {
  const tracked: Record<string, Tracked> = create(null)

  function register(request: RegisterRequest): RegistrationHandle {
    const id = newId()
    let state: PageRegistrationState = { kind: 'awaiting-approval' }
    let listeners: readonly Listener[] = []
    let resolve: (registered: Registered) => void
    let reject: (error: PageError) => void
    const result = new SafePromise<Registered>((onResult, onError) => {
      resolve = onResult
      reject = onError
    })
    result.catch(() => undefined) // a page that only subscribes is not told of an unhandled rejection

    function update(next: PageRegistrationState): void {
      if (stringify(next) === stringify(state)) return
      state = freeze(next)
      const told = listeners
      if (isTerminal(state)) listeners = []
      for (let i = 0; i < told.length; i++) tell(told[i]!, state)
      if (state.kind === 'registered') resolve(state.registered)
      else if (isTerminal(state)) reject(endOf(state))
    }
    tracked[id] = { update }
    client.ask(
      'register',
      [id, request ?? {}],
      (end) => {
        delete tracked[id]
        update(end)
      },
      (error: PageError) => {
        delete tracked[id]
        reject(error)
        if (error.code === pageErrorCodes.rejected) update({ kind: 'rejected' })
      },
    )
    return freeze({
      id,
      getState: () => state,
      subscribe(listener: Listener) {
        const mine: Listener = (next) => listener(next)
        if (!isTerminal(state)) listeners = [...listeners, mine]
        tell(mine, state)
        return () => {
          listeners = listeners.filter((one) => one !== mine)
        }
      },
      result,
      cancel: () => client.call('cancel', id),
    })
  }
  return { register, update: (id, state) => tracked[id]?.update(state) }
}

/** A listener that throws harms nobody else. */
function tell(listener: Listener, state: PageRegistrationState): void {
  try {
    listener(state)
  } catch (error) {
    report(error)
  }
}

function endOf(state: PageRegistrationState): PageError {
  if (state.kind === 'rejected') return pageError(pageErrorCodes.rejected, 'the user rejected the registration')
  if (state.kind !== 'failed') return pageError(pageErrorCodes.registrationCancelled, 'the registration was cancelled')
  const { fault, reason, retryable } = state
  return pageError(pageErrorCodes.registrationFailed, `the registration failed: ${reason}`, {
    fault,
    reason,
    retryable,
  })
}
