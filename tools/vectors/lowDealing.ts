import { ecdsaSign } from '../../src/core/crypto/ecdsa.ts'
import { merkleTree } from '../../src/core/crypto/merkle.ts'
import { G, parsePoint, pointToBytes } from '../../src/core/crypto/point.ts'
import { evaluate } from '../../src/core/crypto/polynomial.ts'
import { Fn, parseScalar, reduceToScalar, scalarToBytes } from '../../src/core/crypto/scalar.ts'
import { envelopeLeaf, sealEnvelope } from '../../src/core/dealing/envelope.ts'
import { openDealing, shareIndex } from '../../src/core/dealing/open.ts'
import { rosterHash } from '../../src/core/dealing/roster.ts'
import { coreHash, dealingHash, messageHash, statementHash } from '../../src/core/dealing/statement.ts'
import { type SampleDealing, sample, sampleDealing } from './samples.ts'

/**
 * A dealing that passes every check, and whose dealer chose polynomials with which subgroup 0 has x = 1, d = 0 and the
 * partial 1: the only scalars of which 32 bytes can hold another, not canonical form.
 */
export const lowDealing = async (): Promise<SampleDealing> => {
  const { members, params } = await sampleDealing(2, [1, 1], ', low')
  const { secretKey, roster, threshold, genesis, registrant, attempt } = params
  const context = { genesis, registrant, attempt, subgroups: roster.length }
  const x = parseScalar(secretKey, 'secret key')
  const verifyingKey = pointToBytes(G.multiply(x))
  const a = [x, Fn.sub(1n, x)]
  const fixed = { threshold, roster: rosterHash(roster), verifyingKey, commitments: [pointToBytes(G.multiply(a[1]!))] }
  const statement = statementHash({ ...context, ...fixed })

  const k = reduceToScalar(sample('low nonce'))
  const noncePoint = pointToBytes(G.multiply(k))
  const r = Fn.create(parsePoint(noncePoint, 'nonce point').x)
  const inverse = Fn.inv(k)
  const d0 = Fn.sub(Fn.mul(inverse, x), x)
  const d = [d0, Fn.neg(d0)]
  // The partial m u_1 + r (x_1 + d_1) is 1.
  const u1 = Fn.mul(Fn.sub(1n, r), Fn.inv(reduceToScalar(messageHash(statement))))
  const u = [inverse, Fn.sub(u1, inverse)]
  const inBaseR = (scalar: bigint): Uint8Array => pointToBytes(G.multiply(Fn.mul(scalar, k)))
  const points = { noncePoint, uCommitments: [inBaseR(u[1]!)], vCommitments: [inBaseR(Fn.add(d[1]!, a[1]!))] }

  const core = coreHash(statement, points)
  const shares = roster.map((_, subgroup) => {
    const at = (coefficients: readonly bigint[]) => scalarToBytes(evaluate(coefficients, shareIndex(subgroup)))
    return { subgroup, x: at(a), u: at(u), d: at(d) }
  })
  const sealed = await Promise.all(
    roster.map(async ([member], subgroup) => {
      const share = shares[subgroup]!
      const ephemeralSecret = sample(`low ephemeral ${subgroup}`)
      const envelope = await sealEnvelope({ coreHash: core, subgroup, member: member!, share, ephemeralSecret })
      return { subgroup, member: 0, tssAccount: member!.tssAccount, ...envelope }
    }),
  )
  const { root: envelopesRoot, proofs } = merkleTree(sealed.map((one) => envelopeLeaf(one.tssAccount, one)))
  const proofOfPossession = ecdsaSign(secretKey, dealingHash(core, envelopesRoot))
  const opened = openDealing({ ...fixed, ...points, envelopesRoot, proofOfPossession }, context)
  const envelopes = sealed.map((envelope, index) => ({ ...envelope, proof: proofs[index]! }))
  return { name: '2 of 2, low', members, params, opened, envelopes, shares }
}
