import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeConstraints } from '../../src/core/chain/constraints.ts'
import { decodeDealing } from '../../src/core/chain/dealing.ts'
import { signExtrinsic } from '../../src/core/chain/extrinsic.ts'
import {
  decodeRegisteredKey,
  decodeRegistrant,
  decodeRegistration,
  decodeRegistryParameters,
} from '../../src/core/chain/registry.ts'
import {
  decodeRosterInfo,
  decodeRosterMembers,
  decodeServerInfo,
  decodeServersParameters,
} from '../../src/core/chain/servers.ts'
import { taggedHash } from '../../src/core/crypto/hash.ts'
import { merkleTree, verifyMerkleProof } from '../../src/core/crypto/merkle.ts'
import { parsePoint } from '../../src/core/crypto/point.ts'
import { parseScalar, parseScalarOrZero } from '../../src/core/crypto/scalar.ts'
import { sr25519Verify } from '../../src/core/crypto/sr25519.ts'
import { checkShare } from '../../src/core/dealing/check.ts'
import { combinePartials } from '../../src/core/dealing/combine.ts'
import { envelopeLeaf, openEnvelope } from '../../src/core/dealing/envelope.ts'
import { verifyAck, verifyHolderProof } from '../../src/core/dealing/holderProof.ts'
import { openDealing } from '../../src/core/dealing/open.ts'
import { checkPartial, computePartial, verifyingShare } from '../../src/core/dealing/partial.ts'
import { rosterHash } from '../../src/core/dealing/roster.ts'
import { messageHash, statementHash } from '../../src/core/dealing/statement.ts'
import { asEntropyError } from '../../src/core/errors.ts'
import { buildVectors } from './build.ts'
import { fromJson, toJson } from './json.ts'

// The types of the file are what `buildVectors` puts in; here only the core's functions say whether they are right.
// biome-ignore lint/suspicious/noExplicitAny: a file's content
type Vector = any

const committed = readFileSync(new URL('../../network/vectors.json', import.meta.url), 'utf8')
const vectors = fromJson(JSON.parse(committed)) as Record<string, Vector[]>
const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'none'
  } catch (error) {
    return asEntropyError(error).code
  }
}
const opened = new Map(vectors.dealing!.map((v) => [v.name, openDealing(v.dealing, v.context)]))
const named = (category: string) => vectors[category]!.map((v, i): [string, Vector] => [`${i} ${v.name ?? ''}`, v])

test('the committed vectors are what the writer writes', async () => {
  expect(committed === (await buildVectors()), 'run `npm run vectors`').toBe(true)
})

test('hashes and roster hashes', () => {
  for (const { tag, data, hash } of vectors.hash!) expect(taggedHash(tag, data)).toEqual(hash)
  for (const { roster, hash } of vectors.roster!) expect(rosterHash(roster)).toEqual(hash)
})

test('statements', () => {
  for (const vector of vectors.statement!) {
    expect(statementHash(vector)).toEqual(vector.statementHash)
    expect(messageHash(vector.statementHash)).toEqual(vector.messageHash)
  }
})

test.each(named('dealing'))('honest dealing %s opens, and its shares sign', (_, vector) => {
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
})

test.each(named('refusedDealing'))('refuses a dealing with %s', (_, { dealing, context, error }) => {
  expect(codeOf(() => openDealing(dealing, context))).toBe(error)
})

test.each(named('share'))('share check %s', (_, { dealing, share, valid }) => {
  expect(checkShare(opened.get(dealing)!, share)).toBe(valid)
})

test('partial checks', () => {
  for (const { dealing, name, subgroup, partial, valid } of vectors.partial!)
    expect(checkPartial(opened.get(dealing)!, subgroup, partial), name).toBe(valid)
})

test.each(named('combine'))('combination %s', (_, { dealing, partials, signature, error, culprits }) => {
  const combine = () => combinePartials(opened.get(dealing)!, partials)
  if (signature) return expect(combine()).toEqual(signature)
  expect(combine).toThrow(expect.objectContaining({ code: error, data: culprits && { subgroups: culprits } }))
})

test('holder proofs and acks', () => {
  for (const vector of vectors.holderProof!) expect(verifyHolderProof(vector), vector.name).toBe(vector.valid)
  for (const vector of vectors.ack!) expect(verifyAck(vector), vector.name).toBe(vector.valid)
})

test('Merkle trees and proofs', () => {
  for (const { leaves, root, proofs } of vectors.merkle!) expect(merkleTree(leaves)).toEqual({ root, proofs })
  for (const claim of vectors.merkleClaim!) expect(verifyMerkleProof(claim), claim.name).toBe(claim.valid)
})

test.each(named('envelope'))('envelope %s', async (_, vector) => {
  if (vector.share) return expect(await openEnvelope(vector)).toEqual(vector.share)
  await expect(openEnvelope(vector)).rejects.toThrow(expect.objectContaining({ code: vector.error }))
})

test('points and scalars', () => {
  for (const { name, bytes, valid } of vectors.point!)
    expect(
      codeOf(() => parsePoint(bytes, name)),
      name,
    ).toBe(valid ? 'none' : 'invalid-point')
  for (const { name, bytes, valid, validOrZero } of vectors.scalar!) {
    expect(
      codeOf(() => parseScalar(bytes, name)),
      name,
    ).toBe(valid ? 'none' : 'invalid-scalar')
    expect(
      codeOf(() => parseScalarOrZero(bytes, name)),
      name,
    ).toBe(validOrZero ? 'none' : 'invalid-scalar')
  }
})

const decoders: Record<string, (encoded: Uint8Array) => unknown> = {
  Constraints: decodeConstraints,
  Registration: decodeRegistration,
  RegisteredKey: decodeRegisteredKey,
  Registrant: decodeRegistrant,
  RegistryParameters: decodeRegistryParameters,
  ServerInfo: decodeServerInfo,
  RosterInfo: decodeRosterInfo,
  RosterMembers: decodeRosterMembers,
  ServersParameters: decodeServersParameters,
}

describe.each(vectors.storage!.map((v): [string, Vector] => [v.type, v]))('storage %s', (type, vector) => {
  const decoder = decoders[type]!
  const encoded: Uint8Array = vector.encoded

  test('decodes to its value', () => {
    expect(toJson(decoder(encoded))).toEqual(toJson(vector.value))
  })
  test('is refused when cut short or with a byte too many', () => {
    for (let length = 0; length < encoded.length; length++)
      expect(codeOf(() => decoder(encoded.subarray(0, length)))).toBe('invalid-argument')
    expect(codeOf(() => decoder(Uint8Array.of(...encoded, 0)))).toBe('invalid-argument')
  })
})

test.each(named('extrinsic'))('extrinsic %s', (_, { call, signer, context, payload, signature, extrinsic }) => {
  expect(sr25519Verify(payload, signature, signer)).toBe(true)
  const sign = (asked: Uint8Array): Uint8Array => {
    expect(asked).toEqual(payload)
    return signature
  }
  const tip = BigInt(context.tip ?? 0)
  expect(signExtrinsic({ call, signer, context: { ...context, tip }, sign })).toEqual(extrinsic)
})
