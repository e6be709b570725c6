export type Serial = <T>(key: string, job: () => Promise<T>) => Promise<T>

/** Jobs of one key run one after the other, in the order they came; jobs of different keys side by side. */
export const createSerial = (): Serial => {
  const tails = new Map<string, Promise<unknown>>()
  return (key, job) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(job)
    const tail = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key)
      })
    tails.set(key, tail)
    return result
  }
}
