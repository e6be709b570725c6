import * as honest from '../../../../src/core/dealing/holderProof.ts'

// In the place of core/dealing/holderProof.ts: claims to hold the share, well signed, with a proof for another one.
export * from '../../../../src/core/dealing/holderProof.ts'

export const signAck: typeof honest.signAck = ({ x, ...holder }) => {
  const other = x.slice()
  other[31]! ^= 1
  return honest.signAck({ ...holder, x: other })
}
