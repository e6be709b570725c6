import { EntropyError } from '../core/errors.ts'

/** The work's result, if it comes within so many milliseconds. @throws {EntropyError} 'timeout' */
export const withLimit = async <T>(work: Promise<T>, limit: number): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EntropyError('timeout', 'no answer in time')), limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
