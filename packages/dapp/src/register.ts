import { isEnd } from './isEnd.ts'
import type { Registered, RegisterRequest, RegistrationHandle, RegistrationState } from './types.ts'
import type { EntropyWallet } from './wallet.ts'

export type FollowOptions = {
  /** Called at once with the present state, then on every change. */
  readonly onProgress?: (state: RegistrationState) => void
  /** Withdraws what the user has not approved yet, and stops following. What is approved goes on without this page. */
  readonly signal?: AbortSignal
}

/** A name is what makes it safe to reload: the same again from the same site is the same registration. */
export type NamedRequest = RegisterRequest & { readonly ref: string }

/**
 * Asks the user for a registration, or goes on with the one of the same `ref`, to its end.
 * @throws {EntropyError}; the signal's reason once that is aborted
 */
export const register = async (
  wallet: EntropyWallet,
  request: NamedRequest,
  options?: FollowOptions,
): Promise<Registered> => {
  options?.signal?.throwIfAborted()
  return follow(wallet.entropy.register(request), options)
}

/**
 * Goes on with the registration of this `ref` after a reload, and asks the user nothing. One that is under way or registered
 * goes before those that led nowhere, of which it is the last. Nothing if there is none.
 * @throws as `register`
 */
export const resume = async (
  { entropy }: EntropyWallet,
  ref: string,
  options?: FollowOptions,
): Promise<Registered | undefined> => {
  const ofName = (await entropy.list()).filter((one) => one.ref === ref)
  // The user may have tried an earlier one again, beside a later one that led nowhere.
  const known = ofName.filter(({ state }) => state.kind === 'registered' || !isEnd(state)).at(-1) ?? ofName.at(-1)
  options?.signal?.throwIfAborted()
  return known && follow(entropy.resume(known.id), options)
}

/** The end of a registration, with its states on the way. */
const follow = (handle: RegistrationHandle, { onProgress, signal }: FollowOptions = {}): Promise<Registered> =>
  new Promise((resolve, reject) => {
    const unsubscribe = onProgress && handle.subscribe(onProgress)
    const stop = () => {
      unsubscribe?.()
      handle.cancel().catch(() => undefined) // a wallet that does not answer is not waited for
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop() // by the first call of `onProgress`
    handle.result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop))
  })
