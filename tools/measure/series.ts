const times = 20

/** The same thing many times, one after the other. */
export const series = async <T>(measure: () => Promise<T>): Promise<readonly T[]> => {
  const values: T[] = []
  while (values.length < times) values.push(await measure())
  return values
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
