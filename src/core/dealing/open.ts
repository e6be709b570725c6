import { expectInteger } from '../bytes.ts'
import { ecdsaVerify } from '../crypto/ecdsa.ts'
import { combinePublic, G, type Point, parsePoint } from '../crypto/point.ts'
import { evaluateCommitments } from '../crypto/polynomial.ts'
import { Fn, reduceToScalar } from '../crypto/scalar.ts'
import { EntropyError } from '../errors.ts'
import { MAX_SUBGROUPS } from './roster.ts'
import { type Dealing, type DealingContext, type DealingHashes, hashDealing } from './statement.ts'

/** What the public data says about one subgroup, all points: X_i, U(i), V(i) and mU(i) + rV(i). */
export type Expectations = { x: Point; u: Point; v: Point; partial: Point }

/** A dealing that passed every check that the public data allows; made by `openDealing` alone. */
export type OpenedDealing = DealingHashes & {
  dealing: Dealing
  context: DealingContext
  /** The test signature's message and r, as scalars. */
  m: bigint
  r: bigint
  noncePoint: Point
  /** One entry per subgroup. */
  expected: readonly Expectations[]
}

/** The evaluation point of a subgroup's share: never 0, where the key is. */
export const shareIndex = (subgroup: number): number => subgroup + 1

/** ⌈2N/3⌉ */
export const defaultThreshold = (subgroups: number): number => Math.ceil((2 * subgroups) / 3)

/** ⌊N/2⌋ + 1 ≤ t ≤ N */
export const isThreshold = (threshold: number, subgroups: number): boolean =>
  Number.isInteger(threshold) && threshold >= Math.floor(subgroups / 2) + 1 && threshold <= subgroups

/** @throws `invalid-threshold` */
export const expectThreshold = (threshold: number, subgroups: number): number => {
  if (!isThreshold(threshold, subgroups))
    throw new EntropyError('invalid-threshold', 'threshold: out of range for the number of subgroups')
  return threshold
}

const degenerate = (): EntropyError =>
  new EntropyError('degenerate-dealing', 'dealing: a value that must not be zero is zero')

/**
 * Checks a dealing as the chain's `deal` does, in the same order, as far as the data alone allows.
 * @throws `invalid-threshold`, `wrong-length`, `invalid-proof`, `invalid-point`, `degenerate-dealing`
 */
export const openDealing = (dealing: Dealing, context: DealingContext): OpenedDealing => {
  expectInteger(context.subgroups, 2, MAX_SUBGROUPS, 'subgroups')
  expectThreshold(dealing.threshold, context.subgroups)
  for (const points of [dealing.commitments, dealing.uCommitments, dealing.vCommitments])
    if (points.length !== dealing.threshold - 1)
      throw new EntropyError('wrong-length', 'commitments: expected threshold - 1')
  const hashes = hashDealing(dealing, context)
  if (!ecdsaVerify(dealing.proofOfPossession, hashes.dealingHash, dealing.verifyingKey))
    throw new EntropyError('invalid-proof', 'proof of possession: not by the key, or not low-S')

  const X = parsePoint(dealing.verifyingKey, 'verifying key')
  const R = parsePoint(dealing.noncePoint, 'nonce point')
  const C = [X, ...dealing.commitments.map((bytes) => parsePoint(bytes, 'commitment'))]
  const U = [G, ...dealing.uCommitments.map((bytes) => parsePoint(bytes, 'u commitment'))]
  const V = [X, ...dealing.vCommitments.map((bytes) => parsePoint(bytes, 'v commitment'))]

  const m = reduceToScalar(hashes.messageHash)
  const r = Fn.create(R.x)
  if (r === 0n) throw degenerate()
  const S = U.map((u, j) => combinePublic(u, m, V[j]!, r))
  if (S[0]!.is0()) throw degenerate()
  const expected = Array.from({ length: context.subgroups }, (_, subgroup): Expectations => {
    const at = shareIndex(subgroup)
    return {
      x: evaluateCommitments(C, at),
      u: evaluateCommitments(U, at),
      v: evaluateCommitments(V, at),
      partial: evaluateCommitments(S, at),
    }
  })
  if (expected.some(({ x, u, v, partial }) => x.is0() || u.is0() || v.is0() || partial.is0())) throw degenerate()
  return { ...hashes, dealing, context, m, r, noncePoint: R, expected }
}

/** What the public data says about this subgroup. @throws `invalid-argument` for a subgroup that does not exist. */
export const expectedOf = (opened: OpenedDealing, subgroup: number): Expectations =>
  opened.expected[expectInteger(subgroup, 0, opened.context.subgroups - 1, 'subgroup')]!
