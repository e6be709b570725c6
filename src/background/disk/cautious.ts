import type { StoredCell } from '../../platform/storage.ts'

/** What cannot be read counts as absent, so that the rest of the wallet goes on; and is not written over, as it may be whole. */
export const cautious = <T>(cell: StoredCell<T>): StoredCell<T> => {
  let failure: unknown
  return {
    ...cell,
    async read() {
      try {
        const value = await cell.read()
        failure = undefined
        return value
      } catch (error) {
        failure = error
        return undefined
      }
    },
    async write(value) {
      if (failure) throw failure
      await cell.write(value)
    },
  }
}
