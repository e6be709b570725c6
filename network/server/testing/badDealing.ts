import { randomBytes } from 'node:crypto'
import { ecdsaSign } from '../../../src/core/crypto/ecdsa.ts'
import { merkleTree } from '../../../src/core/crypto/merkle.ts'
import { type Addressee, type Envelope, envelopeLeaf, sealEnvelope } from '../../../src/core/dealing/envelope.ts'
import { openDealing } from '../../../src/core/dealing/open.ts'
import { dealingHash } from '../../../src/core/dealing/statement.ts'
import { makeDealing, type TestDealing, type TestServer } from './network.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

type Seal = (addressee: Addressee) => Promise<Envelope>

/** Nothing that was ever sealed. */
export const garbage: Seal = async () => ({ enc: random(32), ciphertext: random(114) })

/** Sealed as it should be: three numbers that are no share. */
export const falseShare: Seal = (addressee) => {
  const share = { subgroup: addressee.subgroup, x: random(32), u: random(32), d: random(32) }
  for (const scalar of [share.x, share.u, share.d]) scalar[0] = 1
  return sealEnvelope({ ...addressee, share, ephemeralSecret: random(32) })
}

/** A dealing that the chain accepts, in which the dealer sealed to this server what it should not have. */
export const makeBadDealing = async (
  servers: readonly (readonly TestServer[])[],
  victim: TestServer,
  seal: Seal,
): Promise<TestDealing> => {
  const secretKey = random(32)
  const good = await makeDealing(servers, { secretKey })
  const { coreHash, context } = good.opened
  const envelopes = await Promise.all(
    good.envelopes.map(async (sealed) => {
      if (sealed.tssAccount !== victim.tssAccount) return sealed
      return { ...sealed, ...(await seal({ coreHash, subgroup: sealed.subgroup, member: victim })) }
    }),
  )
  const { root, proofs } = merkleTree(envelopes.map((sealed) => envelopeLeaf(sealed.tssAccount, sealed)))
  const proofOfPossession = ecdsaSign(secretKey, dealingHash(coreHash, root))
  const opened = openDealing({ ...good.opened.dealing, envelopesRoot: root, proofOfPossession }, context)
  return {
    ...good,
    opened,
    dealt: { ...good.dealt, dealingHash: opened.dealingHash },
    envelopes: envelopes.map((sealed, i) => ({ ...sealed, proof: proofs[i]! })),
  }
}
