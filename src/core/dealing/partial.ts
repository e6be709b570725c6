import { multiplyPublic, parsePoint, pointToBytes } from '../crypto/point.ts'
import { evaluateCommitments } from '../crypto/polynomial.ts'
import { Fn, parseScalar, parseScalarOrZero, scalarToBytes } from '../crypto/scalar.ts'
import type { Share } from './check.ts'
import { expectedOf, type OpenedDealing, shareIndex } from './open.ts'

/** s_i = m u_i + r (x_i + d_i): a subgroup's piece of the test signature, for a share that passed its check. */
export const computePartial = (opened: OpenedDealing, share: Share): Uint8Array => {
  const v = Fn.add(parseScalar(share.x, 'x'), parseScalarOrZero(share.d, 'd'))
  return scalarToBytes(Fn.add(Fn.mul(opened.m, parseScalar(share.u, 'u')), Fn.mul(opened.r, v)))
}

/** s_i R = m U(i) + r V(i). A scalar that is zero or not canonical makes it false. */
export const checkPartial = (opened: OpenedDealing, subgroup: number, partial: Uint8Array): boolean => {
  const expected = expectedOf(opened, subgroup)
  let s: bigint
  try {
    s = parseScalar(partial, 'partial')
  } catch {
    return false
  }
  return multiplyPublic(opened.noncePoint, s).equals(expected.partial)
}

/** X_i of a registered key, from what the chain keeps of it; 33 bytes. @throws `invalid-point` */
export const registeredShare = (
  key: { verifyingKey: Uint8Array; commitments: Uint8Array[] },
  subgroup: number,
): Uint8Array => {
  const points = [
    parsePoint(key.verifyingKey, 'verifying key'),
    ...key.commitments.map((point) => parsePoint(point, 'commitment')),
  ]
  return pointToBytes(evaluateCommitments(points, shareIndex(subgroup)))
}

/** X_i: what a holder proof of this subgroup is checked against, 33 bytes. */
export const verifyingShare = (opened: OpenedDealing, subgroup: number): Uint8Array =>
  pointToBytes(expectedOf(opened, subgroup).x)
