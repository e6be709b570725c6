import { multiplyPublic, type Point } from './point.ts'
import { Fn } from './scalar.ts'

/** Value at `at` of the polynomial with these coefficients, lowest first. */
export const evaluate = (coefficients: readonly bigint[], at: number): bigint => {
  let value = 0n
  for (let j = coefficients.length - 1; j >= 0; j--) value = Fn.add(Fn.mul(value, BigInt(at)), coefficients[j]!)
  return value
}

/** Value at `at` of a polynomial committed to by points: Feldman's verification equation. Public data only. */
export const evaluateCommitments = (commitments: readonly Point[], at: number): Point => {
  let value = commitments[commitments.length - 1]!
  for (let j = commitments.length - 2; j >= 0; j--) value = multiplyPublic(value, BigInt(at)).add(commitments[j]!)
  return value
}

/** Lagrange coefficients that take values at `indices` (distinct, none 0) to the value at 0. */
const lagrangeAtZero = (indices: readonly number[]): bigint[] =>
  indices.map((i) => {
    let numerator = 1n
    let denominator = 1n
    for (const j of indices) {
      if (j === i) continue
      numerator = Fn.mul(numerator, BigInt(j))
      denominator = Fn.mul(denominator, Fn.create(BigInt(j - i)))
    }
    return Fn.mul(numerator, Fn.inv(denominator))
  })

/** Value at 0 of the polynomial of degree below `points.length` through these points. */
export const interpolateAtZero = (points: readonly { at: number; value: bigint }[]): bigint => {
  const coefficients = lagrangeAtZero(points.map(({ at }) => at))
  return points.reduce((sum, { value }, k) => Fn.add(sum, Fn.mul(coefficients[k]!, value)), 0n)
}
