import { expect, test } from 'vitest'
import { sample } from '../../../tools/vectors/samples.ts'
import { ecdsaSign } from '../crypto/ecdsa.ts'
import { G, multiplyPublic, type Point, pointToBytes } from '../crypto/point.ts'
import { evaluate } from '../crypto/polynomial.ts'
import { Fn, parseScalar, reduceToScalar, scalarToBytes } from '../crypto/scalar.ts'
import { checkShare } from './check.ts'
import { combinePartials } from './combine.ts'
import { openDealing, shareIndex } from './open.ts'
import { checkPartial } from './partial.ts'
import { hashDealing, messageHash, statementHash } from './statement.ts'

/** Coefficients, lowest first, of the Lagrange polynomials over `at`: 1 at their own place and 0 at the others. */
const lagrangeBasis = (at: readonly number[]): bigint[][] =>
  at.map((own) => {
    let coefficients = [1n]
    let scale = 1n
    for (const other of at) {
      if (other === own) continue
      const raised = [0n, ...coefficients]
      coefficients.forEach((coefficient, j) => {
        raised[j] = Fn.sub(raised[j]!, Fn.mul(coefficient, BigInt(other)))
      })
      coefficients = raised
      scale = Fn.mul(scale, Fn.create(BigInt(own - other)))
    }
    return coefficients.map((coefficient) => Fn.mul(coefficient, Fn.inv(scale)))
  })

// The simulator of the security proof, executed. It has the verifying key and two ordinary ECDSA signatures by it (the
// proof of possession, the test signature) and nothing else: neither the key nor a nonce. If it can make all that t - 1
// corrupted subgroups and the public ever see, then they learn nothing beyond what two signatures tell.
test.each([
  [2, 3],
  [3, 4],
  [11, 16],
])('the view of t - 1 subgroups of a %i of %i dealing can be made without the key', (threshold, subgroups) => {
  const secretKey = sample(`secrecy ${threshold}`)
  const oracle = (prehash: Uint8Array): Uint8Array => ecdsaSign(secretKey, prehash)
  const X = G.multiply(parseScalar(secretKey, 'key'))

  const corrupted = Array.from({ length: threshold - 1 }, (_, subgroup) => subgroup)
  const basis = lagrangeBasis([0, ...corrupted.map(shareIndex)])
  const secret = (name: string, subgroup: number): bigint =>
    reduceToScalar(sample(`secrecy ${threshold} ${name} ${subgroup}`))
  const shares = corrupted.map((subgroup) => {
    const [x, u, v] = [secret('x', subgroup), secret('u', subgroup), secret('v', subgroup)]
    return { subgroup, x, u, v }
  })
  /** Commitments to a polynomial of which only a value in the exponent is known at 0 and values at the corrupted. */
  const commitmentsThrough = (points: readonly Point[]): Uint8Array[] =>
    basis[0]!.slice(1).map((_, j) => {
      const [first, ...others] = points.map((point, k) => multiplyPublic(point, basis[k]![j + 1]!))
      return pointToBytes(others.reduce((sum, point) => sum.add(point), first!))
    })

  const context = { genesis: sample('genesis'), registrant: sample('registrant'), attempt: 1, subgroups }
  const verifyingKey = pointToBytes(X)
  const commitments = commitmentsThrough([X, ...shares.map(({ x }) => G.multiply(x))])
  const statement = { ...context, threshold, roster: sample('roster'), verifyingKey, commitments }
  const message = messageHash(statementHash(statement))
  const signature = oracle(message)
  const [m, r, s] = [reduceToScalar(message), ...[0, 32].map((at) => reduceToScalar(signature.slice(at, at + 32)))] as [
    bigint,
    bigint,
    bigint,
  ]
  const inverse = Fn.inv(s)
  const R = multiplyPublic(G, Fn.mul(m, inverse)).add(multiplyPublic(X, Fn.mul(r, inverse)))
  const unsigned = {
    threshold,
    roster: statement.roster,
    verifyingKey,
    commitments,
    noncePoint: pointToBytes(R),
    uCommitments: commitmentsThrough([G, ...shares.map(({ u }) => R.multiply(u))]),
    vCommitments: commitmentsThrough([X, ...shares.map(({ v }) => R.multiply(v))]),
    envelopesRoot: sample('root'),
  }
  const proofOfPossession = oracle(hashDealing(unsigned, context).dealingHash)

  const opened = openDealing({ ...unsigned, proofOfPossession }, context)
  for (const { subgroup, x, u, v } of shares) {
    const share = { subgroup, x: scalarToBytes(x), u: scalarToBytes(u), d: scalarToBytes(Fn.sub(v, x)) }
    expect(checkShare(opened, share)).toBe(true)
  }
  const known = [s, ...shares.map(({ u, v }) => Fn.add(Fn.mul(m, u), Fn.mul(r, v)))]
  const polynomial = basis[0]!.map((_, j) =>
    known.reduce((sum, value, k) => Fn.add(sum, Fn.mul(value, basis[k]![j]!)), 0n),
  )
  const partials = Array.from({ length: subgroups }, (_, subgroup) => ({
    subgroup,
    partial: scalarToBytes(evaluate(polynomial, shareIndex(subgroup))),
  }))
  for (const { subgroup, partial } of partials) expect(checkPartial(opened, subgroup, partial)).toBe(true)
  expect(combinePartials(opened, partials.slice(-threshold))).toEqual(signature)
})
