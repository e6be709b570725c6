import { create, keys, report } from './natives.ts'

export type Listeners<T> = {
  /** Returns its end. */
  add(listener: (value: T) => unknown): () => void
  /** A listener that throws harms nobody else; one that has ended hears nothing more. */
  tell(value: T): void
  isEmpty(): boolean
}

/** Who of the page wants to hear of something. `copy`: what each gets of it. */
export function createListeners<T>(copy: (value: T) => T = (value) => value): Listeners<T> {
  const all: Record<string, (value: T) => unknown> = create(null)
  let next = 0
  return {
    add(listener) {
      const key = `${next++}`
      all[key] = listener
      return () => {
        delete all[key]
      }
    },
    tell(value) {
      const present = keys(all)
      for (let i = 0; i < present.length; i++) {
        const listener = all[present[i]!]
        if (listener) tellOne(listener, copy(value))
      }
    },
    isEmpty: () => keys(all).length === 0,
  }
}

export function tellOne<T>(listener: (value: T) => unknown, value: T): void {
  try {
    listener(value)
  } catch (error) {
    report(error)
  }
}
