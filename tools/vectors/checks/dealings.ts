import { expect } from 'vitest'
import { decodeDealing } from '../../../src/core/chain/dealing.ts'
import { merkleTree } from '../../../src/core/crypto/merkle.ts'
import { judge } from '../../../src/core/dealing/accusation/judge.ts'
import { checkShare } from '../../../src/core/dealing/check.ts'
import { combinePartials } from '../../../src/core/dealing/combine.ts'
import { envelopeLeaf, openEnvelope } from '../../../src/core/dealing/envelope.ts'
import { openDealing } from '../../../src/core/dealing/open.ts'
import { checkPartial, computePartial, verifyingShare } from '../../../src/core/dealing/partial.ts'
import { codeOf } from './code.ts'
import { type Vector, vectors } from './file.ts'

/** The dealings that other vectors are about, by name. */
const opened = new Map(vectors.dealing!.map((v) => [v.name, openDealing(v.dealing, v.context)]))

export const dealing = (vector: Vector): void => {
  const dealing = opened.get(vector.name)!
  expect(decodeDealing(vector.encoded)).toEqual(vector.dealing)
  for (const hash of ['statementHash', 'messageHash', 'coreHash', 'dealingHash'] as const)
    expect(dealing[hash]).toEqual(vector[hash])
  vector.shares.forEach((share: Vector, subgroup: number) => {
    expect(checkShare(dealing, share)).toBe(true)
    expect(computePartial(dealing, share)).toEqual(vector.partials[subgroup])
    expect(verifyingShare(dealing, subgroup)).toEqual(vector.verifyingShares[subgroup])
  })
  const leaves: Uint8Array[] = vector.envelopes.map((e: Vector) => envelopeLeaf(e.tssAccount, e))
  expect(merkleTree(leaves)).toEqual({
    root: vector.dealing.envelopesRoot,
    proofs: vector.envelopes.map((e: Vector) => e.proof),
  })
}

export const refusedDealing = ({ dealing, context, error }: Vector): void =>
  expect(codeOf(() => openDealing(dealing, context))).toBe(error)

export const share = ({ dealing, share, valid }: Vector): void =>
  expect(checkShare(opened.get(dealing)!, share)).toBe(valid)

export const partial = ({ dealing, subgroup, partial, valid }: Vector): void =>
  expect(checkPartial(opened.get(dealing)!, subgroup, partial)).toBe(valid)

export const combine = ({ dealing, partials, signature, error, culprits }: Vector): void => {
  const combine = () => combinePartials(opened.get(dealing)!, partials)
  if (signature) expect(combine()).toEqual(signature)
  else expect(combine).toThrow(expect.objectContaining({ code: error, data: culprits && { subgroups: culprits } }))
}

export const envelope = async (vector: Vector): Promise<void> => {
  if (vector.share) return expect(await openEnvelope(vector)).toEqual(vector.share)
  await expect(openEnvelope(vector)).rejects.toThrow(expect.objectContaining({ code: vector.error }))
}

export const opening = async ({ dealing, verdict, ...opening }: Vector): Promise<void> =>
  expect(await judge(opened.get(dealing)!, opening)).toBe(verdict)
