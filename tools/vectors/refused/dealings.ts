import { ecdsaSign } from '../../../src/core/crypto/ecdsa.ts'
import { G, multiplyPublic, type Point, parsePoint, pointToBytes } from '../../../src/core/crypto/point.ts'
import { Fn, parseScalar, scalarToBytes } from '../../../src/core/crypto/scalar.ts'
import { type Dealing, hashDealing } from '../../../src/core/dealing/statement.ts'
import type { ErrorCode } from '../../../src/core/errors.ts'
import { flipped, type SampleDealing } from '../samples.ts'
import { badPoints } from '../values/points.ts'

/** Dealings that `deal` must refuse, each one change away from an honest 2 of 3, with the error for it. */
export const refusedDealings = ({ params, opened }: SampleDealing) => {
  const { dealing, context, m, r } = opened
  const other = pointToBytes(G.multiply(7n))
  /** As a malicious dealer would do it: the proof of possession is right, whatever it covers. */
  const signed = (changes: Partial<Dealing>, newContext = context): Dealing => {
    const changed = { ...dealing, ...changes }
    const { dealingHash } = hashDealing(changed, newContext)
    return { ...changed, proofOfPossession: ecdsaSign(params.secretKey, dealingHash) }
  }
  const refused = (name: string, error: ErrorCode, changes: Partial<Dealing>) => ({
    name,
    context,
    dealing: { ...dealing, ...changes },
    error,
  })
  const elsewhere = (name: string, error: ErrorCode, changes: Partial<typeof context>) => ({
    name,
    context: { ...context, ...changes },
    dealing,
    error,
  })

  const X = parsePoint(dealing.verifyingKey, 'verifying key')
  const half = (point: Point): Uint8Array => pointToBytes(multiplyPublic(point.negate(), Fn.inv(2n)))
  const V1 = parsePoint(dealing.vCommitments[0]!, 'v commitment')
  const S0 = multiplyPublic(G, m).add(multiplyPublic(X, r))
  const U1 = multiplyPublic(S0.add(multiplyPublic(V1, r)).negate(), Fn.inv(m))

  return [
    refused('threshold too low', 'invalid-threshold', { threshold: 1 }),
    refused('threshold above the number of subgroups', 'invalid-threshold', { threshold: 4 }),
    refused('threshold of another dealing', 'wrong-length', { threshold: 3 }),
    refused('a commitment too many', 'wrong-length', { commitments: [...dealing.commitments, other] }),
    refused('a commitment too few', 'wrong-length', { commitments: [] }),
    refused('a u commitment too many', 'wrong-length', { uCommitments: [...dealing.uCommitments, other] }),
    refused('a u commitment too few', 'wrong-length', { uCommitments: [] }),
    refused('a v commitment too many', 'wrong-length', { vCommitments: [...dealing.vCommitments, other] }),
    refused('a v commitment too few', 'wrong-length', { vCommitments: [] }),
    refused('another roster', 'invalid-proof', { roster: flipped(dealing.roster) }),
    refused('another verifying key', 'invalid-proof', { verifyingKey: other }),
    refused('verifying key negated', 'invalid-proof', { verifyingKey: flipped(dealing.verifyingKey, 0) }),
    refused('another commitment', 'invalid-proof', { commitments: [other] }),
    refused('another nonce point', 'invalid-proof', { noncePoint: other }),
    refused('another u commitment', 'invalid-proof', { uCommitments: [other] }),
    refused('another v commitment', 'invalid-proof', { vCommitments: [other] }),
    refused('u and v commitments swapped', 'invalid-proof', {
      uCommitments: dealing.vCommitments,
      vCommitments: dealing.uCommitments,
    }),
    refused('another root', 'invalid-proof', { envelopesRoot: flipped(dealing.envelopesRoot) }),
    refused('proof changed', 'invalid-proof', { proofOfPossession: flipped(dealing.proofOfPossession) }),
    refused('proof of zeros', 'invalid-proof', { proofOfPossession: new Uint8Array(64) }),
    refused('proof with high s', 'invalid-proof', { proofOfPossession: highS(dealing.proofOfPossession) }),
    elsewhere('another chain', 'invalid-proof', { genesis: flipped(context.genesis) }),
    elsewhere('another registrant', 'invalid-proof', { registrant: flipped(context.registrant) }),
    elsewhere('another attempt', 'invalid-proof', { attempt: context.attempt + 1 }),
    elsewhere('fewer subgroups', 'invalid-proof', { subgroups: 2 }),
    elsewhere('more subgroups', 'invalid-threshold', { subgroups: 4 }),
    ...badPoints().flatMap(({ name, bytes }) => [
      refused(`verifying key: ${name}`, 'invalid-proof', signed({ verifyingKey: bytes })),
      refused(`nonce point: ${name}`, 'invalid-point', signed({ noncePoint: bytes })),
      refused(`commitment: ${name}`, 'invalid-point', signed({ commitments: [bytes] })),
      refused(`u commitment: ${name}`, 'invalid-point', signed({ uCommitments: [bytes] })),
      refused(`v commitment: ${name}`, 'invalid-point', signed({ vCommitments: [bytes] })),
    ]),
    refused('X_2 is the identity', 'degenerate-dealing', signed({ commitments: [half(X)] })),
    refused('U(2) is the identity', 'degenerate-dealing', signed({ uCommitments: [half(G)] })),
    refused('V(2) is the identity', 'degenerate-dealing', signed({ vCommitments: [half(X)] })),
    refused('partial of subgroup 0 is zero', 'degenerate-dealing', signed({ uCommitments: [pointToBytes(U1)] })),
  ]
}

const highS = (signature: Uint8Array): Uint8Array => {
  const copy = signature.slice()
  copy.set(scalarToBytes(Fn.neg(parseScalar(signature.slice(32), 's'))), 32)
  return copy
}
