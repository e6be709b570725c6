import { Fn, ORDER, parseScalar, parseScalarOrZero, scalarToBytes } from '../../../src/core/crypto/scalar.ts'
import { flipped, sample } from '../samples.ts'

/** The next higher scalar. */
export const bump = (scalar: Uint8Array): Uint8Array => scalarToBytes(Fn.add(parseScalarOrZero(scalar, 'scalar'), 1n))

/** The other root: n minus the scalar. */
export const negated = (scalar: Uint8Array): Uint8Array => scalarToBytes(Fn.neg(parseScalar(scalar, 'scalar')))

/** For a difference that the last byte of n can carry. */
const orderPlus = (difference: number): Uint8Array => {
  const bytes = scalarToBytes(ORDER - 1n)
  bytes[31]! += difference + 1
  return bytes
}

/** 32 bytes that are not in 1 … n-1. */
export const notScalars = {
  zero: new Uint8Array(32),
  'the order': orderPlus(0),
  'above the order': orderPlus(1),
  'all ones': new Uint8Array(32).fill(0xff),
}

export const scalarVectors = () => [
  ...Object.entries(notScalars).map(([name, bytes]) => ({ name, bytes, valid: false, validOrZero: name === 'zero' })),
  ...Object.entries({ one: scalarToBytes(1n), 'order - 1': orderPlus(-1), ordinary: flipped(sample('scalar')) }).map(
    ([name, bytes]) => ({ name, bytes, valid: true, validOrZero: true }),
  ),
]
