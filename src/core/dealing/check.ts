import { equalBytes } from '../bytes.ts'
import { G, parsePoint, pointToBytes } from '../crypto/point.ts'
import { Fn, parseScalar, parseScalarOrZero, scalarToBytes } from '../crypto/scalar.ts'
import { expectedOf, type OpenedDealing } from './open.ts'

/** One subgroup's secrets: x_i, u_i in 1 … n-1 and d_i in 0 … n-1, 32 bytes each. */
export type Share = { subgroup: number; x: Uint8Array; u: Uint8Array; d: Uint8Array }

/** Constant-time multiplication of points (33 bytes) by secret scalars (32 bytes, not zero). */
export type SecretCurve = {
  multiplyBase(scalar: Uint8Array): Uint8Array
  multiply(point: Uint8Array, scalar: Uint8Array): Uint8Array
}

export const nobleCurve: SecretCurve = {
  multiplyBase: (scalar) => pointToBytes(G.multiply(parseScalar(scalar, 'scalar'))),
  multiply: (point, scalar) => pointToBytes(parsePoint(point, 'point').multiply(parseScalar(scalar, 'scalar'))),
}

/** x_i G = X_i, u_i R = U(i), (x_i + d_i) R = V(i). A scalar that is not canonical makes it false. */
export const checkShare = (opened: OpenedDealing, share: Share, curve: SecretCurve = nobleCurve): boolean => {
  const expected = expectedOf(opened, share.subgroup)
  let v: bigint
  try {
    parseScalar(share.u, 'u')
    v = Fn.add(parseScalar(share.x, 'x'), parseScalarOrZero(share.d, 'd'))
  } catch {
    return false
  }
  if (v === 0n) return false
  const R = opened.dealing.noncePoint
  return (
    equalBytes(curve.multiplyBase(share.x), pointToBytes(expected.x)) &&
    equalBytes(curve.multiply(R, share.u), pointToBytes(expected.u)) &&
    equalBytes(curve.multiply(R, scalarToBytes(v)), pointToBytes(expected.v))
  )
}
