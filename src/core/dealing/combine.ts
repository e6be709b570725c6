import { concat } from '../bytes.ts'
import { ecdsaVerify } from '../crypto/ecdsa.ts'
import { interpolateAtZero } from '../crypto/polynomial.ts'
import { Fn, ORDER, parseScalarOrZero, scalarToBytes } from '../crypto/scalar.ts'
import { EntropyError } from '../errors.ts'
import { expectedOf, type OpenedDealing, shareIndex } from './open.ts'
import { checkPartial } from './partial.ts'

export type Partial = { subgroup: number; partial: Uint8Array }

/**
 * The test signature (r ‖ s, low-S) of any t of the partials.
 * @throws `too-few-partials`; `partial-invalid` with `data.subgroups`, those whose partial is false
 */
export const combinePartials = (opened: OpenedDealing, partials: readonly Partial[]): Uint8Array => {
  const { threshold, verifyingKey } = opened.dealing
  for (const { subgroup } of partials) expectedOf(opened, subgroup)
  if (new Set(partials.map(({ subgroup }) => subgroup)).size !== partials.length)
    throw new EntropyError('invalid-argument', 'partials: a subgroup twice')
  if (partials.length < threshold) throw new EntropyError('too-few-partials', 'partials: fewer than the threshold')

  const signature = interpolate(opened, partials.slice(0, threshold))
  if (signature !== undefined && ecdsaVerify(signature, opened.messageHash, verifyingKey)) return signature
  // Only now look for the culprits: there is one, since partials that pass their checks make a valid signature.
  const subgroups = partials
    .filter(({ subgroup, partial }) => !checkPartial(opened, subgroup, partial))
    .map(({ subgroup }) => subgroup)
  throw new EntropyError('partial-invalid', 'partials: not all are true', { data: { subgroups } })
}

const interpolate = (opened: OpenedDealing, partials: readonly Partial[]): Uint8Array | undefined => {
  let s: bigint
  try {
    s = interpolateAtZero(
      partials.map(({ subgroup, partial }) => ({
        at: shareIndex(subgroup),
        value: parseScalarOrZero(partial, 'partial'),
      })),
    )
  } catch {
    return undefined
  }
  return s === 0n ? undefined : concat(scalarToBytes(opened.r), scalarToBytes(s > ORDER / 2n ? Fn.neg(s) : s))
}
