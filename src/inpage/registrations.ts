import type {
  PageError,
  PageRegistrationState,
  Registered,
  RegisterRequest,
  RegistrationHandle,
} from '../protocol/pageApi.ts'
import { isTerminal } from '../protocol/pageApi.ts'
import { pageErrorCodes } from '../protocol/pageErrors.ts'
import type { PageClient } from './client.ts'
import { invalid, pageError } from './error.ts'
import { createListeners, tellOne } from './listeners.ts'
import { create, freeze, freezeAll, leaveAlone, newId, SafePromise, stringify } from './natives.ts'

type Ask = (end: (state: PageRegistrationState) => void, failed: (error: PageError) => void) => void
type Tracked = { readonly handle: RegistrationHandle; update(state: PageRegistrationState): void }

/** Registrations that this page follows. */
export type Registrations = {
  register(request: RegisterRequest): RegistrationHandle
  resume(id: string): RegistrationHandle
  update(id: string, state: PageRegistrationState): void
  /** This page made a handle with it. */
  isOurs(id: string): boolean
}

const asked: PageRegistrationState = freeze({ kind: 'awaiting-approval' })

export function createRegistrations(client: PageClient): Registrations {
  const tracked: Record<string, Tracked> = create(null)
  const ours: Record<string, true> = create(null)

  /** `known`: the state before the wallet has said anything, if there is one. */
  function track(id: string, known: PageRegistrationState | undefined, ask: Ask): RegistrationHandle {
    let state = known
    let hasEnded = false
    const listeners = createListeners<PageRegistrationState>()
    let resolve!: (registered: Registered) => void
    let reject!: (error: PageError) => void
    const result = new SafePromise<Registered>((onResult, onError) => {
      resolve = onResult
      reject = onError
    })
    leaveAlone(result) // a page that only subscribes is not told of an unhandled rejection

    function update(next: PageRegistrationState, reason?: PageError): void {
      if (hasEnded || (state && stringify(next) === stringify(state))) return
      state = freezeAll(next)
      hasEnded = isTerminal(state)
      if (hasEnded) delete tracked[id]
      listeners.tell(state)
      if (state.kind === 'registered') resolve(state.registered)
      else if (hasEnded) reject(reason ?? endOf(state))
    }
    const handle: RegistrationHandle = freeze({
      id,
      getState: () => state ?? asked,
      subscribe(listener: (state: PageRegistrationState) => void) {
        const end = hasEnded ? () => undefined : listeners.add(listener)
        if (state) tellOne(listener, state)
        return end
      },
      result,
      cancel: () => client.call('cancel', [id], (answer) => answer),
    })
    tracked[id] = { handle, update }
    ours[id] = true
    ask(update, (error) => update(endAfter(error), error))
    return handle
  }

  return {
    register(request) {
      const id = newId()
      return track(id, asked, (end, failed) => client.ask('register', [id, request ?? {}], end, failed))
    },
    resume(id) {
      if (typeof id !== 'string')
        return track(newId(), undefined, (_, failed) => failed(invalid('id: expected that of a handle')))
      return tracked[id]?.handle ?? track(id, undefined, (end, failed) => client.ask('resume', [id], end, failed))
    },
    update: (id, state) => tracked[id]?.update(state),
    isOurs: (id) => ours[id] === true,
  }
}

/** What a handle comes to that hears no more. Of what the wallet never began it may be asked again once the error is mended. */
function endAfter({ code }: PageError): PageRegistrationState {
  if (code === pageErrorCodes.rejected) return { kind: 'rejected' }
  const isLost =
    code === pageErrorCodes.disconnected ||
    code === pageErrorCodes.walletReplaced ||
    code === pageErrorCodes.walletBroken
  const retryable = isLost || code === pageErrorCodes.alreadyPending
  return { kind: 'failed', fault: isLost ? 'network' : 'nobody', reason: 'interrupted', retryable }
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
