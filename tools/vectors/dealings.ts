import { concat } from '../../src/core/bytes.ts'
import { dealingCodec } from '../../src/core/chain/dealing.ts'
import { blake2_256 } from '../../src/core/crypto/hash.ts'
import { combinePartials } from '../../src/core/dealing/combine.ts'
import { computePartial, verifyingShare } from '../../src/core/dealing/partial.ts'
import { messageHash, statementHash } from '../../src/core/dealing/statement.ts'
import type { SampleDealing } from './samples.ts'
import { bump, negated, notScalars } from './values/scalars.ts'

const partialsOf = ({ opened, shares }: SampleDealing) =>
  shares.map((share) => ({ subgroup: share.subgroup, partial: computePartial(opened, share) }))

export const dealingVectors = (dealings: readonly SampleDealing[]) =>
  dealings.map((made) => {
    const { name, params, opened, envelopes, shares } = made
    const { dealing, context, statementHash, messageHash, coreHash, dealingHash } = opened
    const partials = partialsOf(made)
    return {
      name,
      secretKey: params.secretKey,
      entropy: params.entropy,
      roster: params.roster,
      context,
      dealing,
      encoded: dealingCodec.enc(dealing),
      statementHash,
      messageHash,
      coreHash,
      dealingHash,
      usedNonce: blake2_256(concat(dealing.verifyingKey, dealing.noncePoint)),
      verifyingShares: shares.map(({ subgroup }) => verifyingShare(opened, subgroup)),
      shares,
      partials: partials.map(({ partial }) => partial),
      signature: combinePartials(opened, partials),
      envelopes,
    }
  })

export const statementVectors = ({ opened }: SampleDealing) => {
  const { threshold, roster, verifyingKey, commitments } = opened.dealing
  const base = { ...opened.context, threshold, roster, verifyingKey, commitments }
  const highest = { attempt: 0xffff_ffff, threshold: 16, subgroups: 16, commitments: Array(15).fill(verifyingKey) }
  return [base, { ...base, ...highest }, { ...base, commitments: [] }].map((statement) => {
    const hash = statementHash(statement)
    return { ...statement, statementHash: hash, messageHash: messageHash(hash) }
  })
}

export const shareVectors = (made: SampleDealing) => {
  const [first, second] = made.shares
  const cases = {
    good: first!,
    'x changed': { ...first!, x: bump(first!.x) },
    'u changed': { ...first!, u: bump(first!.u) },
    'd changed': { ...first!, d: bump(first!.d) },
    'x zero': { ...first!, x: notScalars.zero },
    'u zero': { ...first!, u: notScalars.zero },
    'x and d give zero': { ...first!, d: negated(first!.x) },
    'x is the order': { ...first!, x: notScalars['the order'] },
    'x is above the order': { ...first!, x: notScalars['above the order'] },
    'd is the order': { ...first!, d: notScalars['the order'] },
    'of another subgroup': { ...second!, subgroup: first!.subgroup },
  }
  return Object.entries(cases).map(([name, share]) => ({ dealing: made.name, name, share, valid: name === 'good' }))
}

export const partialVectors = (made: SampleDealing) => {
  const partials = partialsOf(made)
  const [first, second] = partials
  const cases = {
    changed: { ...first!, partial: bump(first!.partial) },
    zero: { ...first!, partial: notScalars.zero },
    order: { ...first!, partial: notScalars['the order'] },
    'above the order': { ...first!, partial: notScalars['above the order'] },
    negated: { ...first!, partial: negated(first!.partial) },
    'of another subgroup': { ...first!, partial: second!.partial },
    'made with another key share': {
      subgroup: 0,
      partial: computePartial(made.opened, { ...made.shares[0]!, x: bump(made.shares[0]!.x) }),
    },
  }
  return [
    ...partials.map((partial) => ({ dealing: made.name, name: 'good', ...partial, valid: true })),
    ...Object.entries(cases).map(([name, partial]) => ({ dealing: made.name, name, ...partial, valid: false })),
  ]
}

export const combineVectors = (made: SampleDealing) => {
  const { threshold } = made.opened.dealing
  const partials = partialsOf(made)
  const signature = combinePartials(made.opened, partials)
  const valid = [partials.slice(0, threshold), partials.slice(-threshold), partials.slice(-threshold).reverse()]
  const [first, ...others] = partials.slice(0, threshold)
  const wrong = [{ ...first!, partial: bump(first!.partial) }, ...others]
  return [
    ...valid.map((some) => ({ dealing: made.name, partials: some, signature })),
    { dealing: made.name, partials: partials.slice(1, threshold), error: 'too-few-partials' },
    { dealing: made.name, partials: [first!, first!, ...others.slice(1)], error: 'invalid-argument' },
    { dealing: made.name, partials: wrong, error: 'partial-invalid', culprits: [first!.subgroup] },
  ]
}
