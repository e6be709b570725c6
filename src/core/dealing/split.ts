import { concat, expectBytes, u32le, wipe } from '../bytes.ts'
import { hkdfExtract } from '../crypto/hkdf.ts'
import { G, pointToBytes } from '../crypto/point.ts'
import { evaluate, interpolateAtZero } from '../crypto/polynomial.ts'
import { Fn, parseScalar, reduceToScalar, scalarToBytes } from '../crypto/scalar.ts'
import { clampX25519 } from '../crypto/x25519.ts'
import { EntropyError } from '../errors.ts'
import { checkShare, nobleCurve, type Share } from './check.ts'
import { type OpenedDealing, shareIndex } from './open.ts'
import { type Dealing, type DealingContext, statementHash } from './statement.ts'

/** What a splitting is made from and for; the same source makes the same splitting again. */
export type SplitSource = DealingContext & {
  secretKey: Uint8Array
  /** 32 random bytes. */
  entropy: Uint8Array
  roster: Uint8Array
  threshold: number
}

export type Split = {
  statementHash: Uint8Array
  points: Pick<Dealing, 'verifyingKey' | 'commitments' | 'noncePoint' | 'uCommitments' | 'vCommitments'>
  /** One per subgroup. */
  shares: Share[]
  /** X25519 secret (32 bytes, clamped) for the envelope of one member. */
  ephemeralSecret(subgroup: number, member: number): Uint8Array
  /** @throws `internal` unless every share passes the servers' check and the last t of them rebuild the key */
  check(opened: OpenedDealing): void
  wipe(): void
}

/**
 * HKDF-SHA256 of the key and the entropy, salted with what the dealing is for, with a label of kind and index for each
 * secret. A random generator that repeats itself then repeats no secret under another statement.
 */
const expandSecrets = ({ secretKey, entropy, genesis, registrant, attempt, roster }: SplitSource) => {
  const keyMaterial = concat(secretKey, expectBytes(entropy, 32, 'entropy'))
  const expand = hkdfExtract(keyMaterial, concat(genesis, registrant, u32le(attempt), roster))
  wipe(keyMaterial)
  return expand
}

/** Shares of a key and of a one-time ECDSA nonce for its test signature: DESIGN 4.2 and 4.3. */
export const split = (source: SplitSource): Split => {
  const { threshold, subgroups } = source
  const x = parseScalar(source.secretKey, 'secret key')
  const expand = expandSecrets(source)
  const secret = (kind: string, length: number, context?: Uint8Array): Uint8Array =>
    expand(`entropy:dealing-secret:v1:${kind}`, length, context)
  const secretScalar = (kind: string, context?: Uint8Array): bigint => {
    const bytes = secret(kind, 48, context)
    const value = reduceToScalar(bytes)
    wipe(bytes)
    return value
  }
  const polynomial = (kind: string, constant: bigint): bigint[] =>
    Array.from({ length: threshold }, (_, j) => (j === 0 ? constant : secretScalar(`${kind}:${j}`)))
  const commit = (scalar: bigint): Uint8Array => pointToBytes(G.multiply(scalar))
  const higher = <T, U>(coefficients: readonly T[], make: (coefficient: T, index: number) => U): U[] =>
    coefficients.slice(1).map((coefficient, j) => make(coefficient, j + 1))

  const a = polynomial('a', x)
  const verifyingKey = commit(x)
  const commitments = higher(a, commit)
  const statement = statementHash({ ...source, verifyingKey, commitments })

  const k = secretScalar('k:', statement)
  const inverse = Fn.inv(k)
  const u = polynomial('u', inverse)
  const d = polynomial('d', Fn.sub(Fn.mul(inverse, x), x))
  // A commitment in base R is one in base G of k times the scalar: much faster.
  const inBaseR = (scalar: bigint): Uint8Array => commit(Fn.mul(scalar, k))

  const shares = Array.from({ length: subgroups }, (_, subgroup): Share => {
    const at = shareIndex(subgroup)
    return {
      subgroup,
      x: scalarToBytes(evaluate(a, at)),
      u: scalarToBytes(evaluate(u, at)),
      d: scalarToBytes(evaluate(d, at)),
    }
  })
  const check = (opened: OpenedDealing): void => {
    const curve = {
      ...nobleCurve,
      multiply: (_: Uint8Array, scalar: Uint8Array) => inBaseR(parseScalar(scalar, 'scalar')),
    }
    const rebuilt = interpolateAtZero(
      shares.slice(-threshold).map((share) => ({ at: shareIndex(share.subgroup), value: parseScalar(share.x, 'x') })),
    )
    if (rebuilt !== x || !shares.every((share) => checkShare(opened, share, curve)))
      throw new EntropyError('internal', 'dealing: the shares are not shares of the key')
  }
  return {
    statementHash: statement,
    points: {
      verifyingKey,
      commitments,
      noncePoint: commit(k),
      uCommitments: higher(u, inBaseR),
      vCommitments: higher(d, (coefficient, j) => inBaseR(Fn.add(coefficient, a[j]!))),
    },
    shares,
    ephemeralSecret: (subgroup, member) => {
      const bytes = secret(`envelope:${subgroup}:${member}`, 32)
      const clamped = clampX25519(bytes)
      wipe(bytes)
      return clamped
    },
    check,
    wipe: () => {
      expand.wipe()
      for (const share of shares) wipe(share.x, share.u, share.d)
    },
  }
}
