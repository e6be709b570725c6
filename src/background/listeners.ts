import type { OnChange, Unsubscribe } from './services.ts'

/** Who wants to hear of changes. */
export function createListeners(): { readonly onChange: OnChange; readonly tell: () => void } {
  const listeners = new Set<() => void>()
  return {
    onChange(listener): Unsubscribe {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell() {
      for (const listener of [...listeners]) listener()
    },
  }
}

/**
 * The first value that `look` finds: now, or after any of these changes. @throws what `look` throws; `signal`'s reason when
 * the one who waits has gone.
 */
export function waitFor<T>(
  changes: readonly OnChange[],
  signal: AbortSignal,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const ends: Unsubscribe[] = []
    const end = () => {
      for (const stop of ends) stop()
    }
    const settle = (action: () => void) => {
      end()
      action()
    }
    const check = async () => {
      try {
        const found = await look()
        if (found !== undefined) settle(() => resolve(found))
      } catch (error) {
        settle(() => reject(error))
      }
    }
    const gone = () => settle(() => reject(signal.reason))
    signal.addEventListener('abort', gone)
    ends.push(() => signal.removeEventListener('abort', gone), ...changes.map((onChange) => onChange(check)))
    if (signal.aborted) gone()
    else void check()
  })
}
