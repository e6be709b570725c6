import { asEntropyError } from '../../../src/core/errors.ts'

/** The code of the error, or `none`. */
export const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'none'
  } catch (error) {
    return asEntropyError(error).code
  }
}
