import { WalletNotFoundError } from './errors.ts'
import type { EntropyProvider } from './wallet.ts'

export type FindOptions = {
  /** How long to wait for a wallet that is not there at once, in milliseconds. `Infinity`: until `signal`. */
  readonly wait?: number
  readonly signal?: AbortSignal
}

const walletName = 'entropy-wallet'
const often = 50
/** A timer that is set for longer goes off at once. */
const longest = 2 ** 31 - 1

/**
 * The wallet of this page: from `injectedWeb3`, or from what it answers to an event of `@substrate/discovery` where another
 * wallet has closed that object. Asks the user nothing.
 * @throws {WalletNotFoundError} after `wait`; the signal's reason once that is aborted
 */
export const findWallet = async ({ wait = 1_000, signal }: FindOptions = {}): Promise<EntropyProvider> => {
  signal?.throwIfAborted()
  const found = injected()
  if (found) return found
  // On a server there is no page that one could come to.
  if (typeof window === 'undefined') throw new WalletNotFoundError()
  return later(wait, signal)
}

const injected = (): EntropyProvider | undefined =>
  providerIn((globalThis as { injectedWeb3?: Record<string, unknown> }).injectedWeb3?.[walletName])

const providerIn = (value: unknown): EntropyProvider | undefined =>
  typeof (value as Partial<EntropyProvider> | undefined)?.enable === 'function' ? (value as EntropyProvider) : undefined

/** Whoever announces itself is another program: it may say, or hand over, anything. */
const announced = async (detail: unknown): Promise<EntropyProvider | undefined> => {
  const { info, provider } = (detail ?? {}) as { info?: { name?: unknown } | null; provider?: unknown }
  if (info?.name !== 'Entropy Wallet') return undefined
  return providerIn(await Promise.resolve(provider).catch(() => undefined))
}

const later = (wait: number, signal: AbortSignal | undefined): Promise<EntropyProvider> =>
  new Promise((resolve, reject) => {
    const ended = new AbortController()
    const end = (found: EntropyProvider | undefined, reason?: unknown): void => {
      ended.abort()
      clearInterval(looks)
      clearTimeout(limit)
      if (found) resolve(found)
      else reject(reason)
    }
    const look = (): void => {
      const found = injected()
      if (found) end(found)
    }
    const hear = async (detail: unknown): Promise<void> => {
      const found = await announced(detail)
      if (found) end(found)
    }
    const looks = setInterval(look, often)
    const limit = setTimeout(() => end(undefined, new WalletNotFoundError()), Math.min(wait, longest))
    signal?.addEventListener('abort', () => end(undefined, signal.reason), { signal: ended.signal })
    window.addEventListener(
      'substrateDiscovery:announceProvider',
      (event) => void hear((event as CustomEvent<unknown>).detail),
      { signal: ended.signal },
    )
    window.dispatchEvent(new CustomEvent('substrateDiscovery:requestProvider', { detail: { onProvider: hear } }))
  })
