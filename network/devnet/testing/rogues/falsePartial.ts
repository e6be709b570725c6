import * as honest from '../../../../src/core/dealing/partial.ts'

// In the place of core/dealing/partial.ts: one beside the truth, and well content with it.
export * from '../../../../src/core/dealing/partial.ts'

export const computePartial: typeof honest.computePartial = (opened, share) => {
  const partial = honest.computePartial(opened, share)
  partial[31]! ^= 1
  return partial
}

export const checkPartial: typeof honest.checkPartial = () => true
