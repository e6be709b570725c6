import { asEntropyError, EntropyError } from '../../core/errors.ts'

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000

/** Something that can be connected to and closed. */
export type Closable = { close(): void }
export type LinkState<C> =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open'; readonly connection: C }
  | { readonly kind: 'failed'; readonly error: EntropyError }

/**
 * Keeps one connection up for as long as somebody holds it, with growing pauses between tries. `open` gets what to call
 * when the connection breaks.
 */
export const createLink = <C extends Closable>(
  open: (onClosed: () => void) => Promise<C>,
  onState: (state: LinkState<C>) => void,
) => {
  let holders = 0
  let failures = 0
  let state: LinkState<C> = { kind: 'connecting' }
  let attempt: Promise<C> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts the targets: what an older one still answers is dropped. */
  let epoch = 0

  const become = (next: LinkState<C>) => {
    state = next
    onState(next)
  }
  const fail = (error: unknown): EntropyError => {
    const reason = asEntropyError(error)
    become({ kind: 'failed', error: reason })
    const wait = Math.min(FIRST_WAIT * 2 ** failures++, LONGEST_WAIT)
    clearTimeout(timer)
    timer = setTimeout(() => holders > 0 && start().catch(() => undefined), wait)
    return reason
  }
  const run = async (mine: number): Promise<C> => {
    try {
      const connection = await open(() => {
        if (mine !== epoch) return
        failures = 0
        drop()
        if (holders > 0) start().catch(() => undefined)
      })
      if (mine !== epoch) {
        connection.close()
        throw new EntropyError('chain-unavailable', 'another node was chosen meanwhile')
      }
      failures = 0
      become({ kind: 'open', connection })
      return connection
    } catch (error) {
      throw mine === epoch ? fail(error) : error
    } finally {
      if (mine === epoch) attempt = undefined
    }
  }
  const start = (): Promise<C> => {
    if (state.kind === 'open') return Promise.resolve(state.connection)
    if (attempt) return attempt
    clearTimeout(timer)
    // Why it failed stays to be read while it is tried again.
    if (state.kind !== 'failed') become({ kind: 'connecting' })
    attempt = run(epoch)
    return attempt
  }
  const drop = () => {
    clearTimeout(timer)
    epoch++
    attempt = undefined
    if (state.kind === 'open') state.connection.close()
    state = { kind: 'connecting' }
  }

  return {
    state: () => state,
    /** Keeps the connection up until the returned function is called. */
    hold(): () => void {
      holders++
      if (state.kind !== 'open') start().catch(() => undefined)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        if (--holders === 0) drop()
      }
    },
    /** The connection, tried now if there is none; the caller holds the link meanwhile. @throws why it cannot be had */
    get: start,
    /** Forgets the present connection and, if it is held, makes a new one. */
    renew() {
      failures = 0
      drop()
      if (holders > 0) start().catch(() => undefined)
    },
  }
}
