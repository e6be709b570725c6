import type { Cell } from './ports.ts'

/** A stored value for tests. What goes in is copied, as a disk would. */
export const memoryCell = <T>(initial?: T): Cell<T> => {
  let value = initial
  return {
    read: async () => value,
    write: async (next) => {
      value = structuredClone(next)
    },
    clear: async () => {
      value = undefined
    },
  }
}
