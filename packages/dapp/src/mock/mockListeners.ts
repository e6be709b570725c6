export type Listeners<T> = {
  /** Returns its end. The same listener twice is two. */
  add(listener: (value: T) => unknown): () => void
  /** Each by itself: one that throws harms nobody else, and one that has ended hears nothing more. */
  tell(value: T): void
  /** A little later, as a message arrives: to those that listen now, if they still do. */
  send(value: T): void
}

/** `copy`: what each listener gets. */
export const createListeners = <T>(copy: (value: T) => T = (value) => value): Listeners<T> => {
  const all = new Map<number, (value: T) => unknown>()
  let made = 0
  const tellThese = (keys: readonly number[], value: T): void => {
    for (const key of keys) {
      const listener = all.get(key)
      if (listener) tellOne(listener, copy(value))
    }
  }
  return {
    add(listener) {
      const key = made++
      all.set(key, listener)
      return () => void all.delete(key)
    },
    tell: (value) => tellThese([...all.keys()], value),
    send(value) {
      const present = [...all.keys()]
      queueMicrotask(() => tellThese(present, value))
    },
  }
}

export const tellOne = <T>(listener: (value: T) => unknown, value: T): void => {
  try {
    listener(value)
  } catch (error) {
    report(error)
  }
}

/** As a browser does; where there is none, in the log. */
const report = (error: unknown): void => {
  if (typeof reportError === 'function') reportError(error)
  else console.error(error)
}
