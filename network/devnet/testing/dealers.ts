import { randomBytes } from 'node:crypto'
import { ecdsaSign } from '../../../src/core/crypto/ecdsa.ts'
import { merkleTree } from '../../../src/core/crypto/merkle.ts'
import { Fn, parseScalar, scalarToBytes } from '../../../src/core/crypto/scalar.ts'
import { x25519PublicKey } from '../../../src/core/crypto/x25519.ts'
import { type DealParams, deal, type SealedEnvelope, splitForRoster } from '../../../src/core/dealing/deal.ts'
import { type Envelope, envelopeLeaf, sealEnvelope } from '../../../src/core/dealing/envelope.ts'
import { type OpenedDealing, openDealing } from '../../../src/core/dealing/open.ts'
import { dealingHash } from '../../../src/core/dealing/statement.ts'
import { serverNumber } from './members.ts'

/** What a dealer keeps: with an envelope's ephemeral secret (32 bytes, clamped) it can open that envelope for everybody. */
export type KeptEnvelope = SealedEnvelope & { readonly server: number; readonly ephemeralSecret: Uint8Array }
export type Dealt = { readonly opened: OpenedDealing; readonly envelopes: readonly KeptEnvelope[] }

/** How one envelope is made from what an honest dealer would put into it. */
export type Seal = typeof sealEnvelope

/** Bytes that no key opens; the ephemeral key is real. */
export const garbage: Seal = async ({ ephemeralSecret }) => ({
  enc: await x25519PublicKey(ephemeralSecret),
  ciphertext: new Uint8Array(randomBytes(114)),
})

/** Well sealed, and one beside the polynomial that the dealing commits to. */
export const offPolynomial: Seal = ({ share, ...addressee }) => {
  const x = scalarToBytes(Fn.add(parseScalar(share.x, 'x'), 1n))
  return sealEnvelope({ ...addressee, share: { ...share, x } })
}

/** Somebody else's envelope, as it was sealed. */
export const copied =
  ({ enc, ciphertext }: Envelope): Seal =>
  async () => ({ enc, ciphertext })

/** Seals for these servers in this way, and honestly for all others. */
export const only =
  (servers: readonly number[], seal: Seal): Seal =>
  (honest) =>
    servers.includes(serverNumber(honest.member.tssAccount)) ? seal(honest) : sealEnvelope(honest)

/** An honest dealing, or one whose envelopes are sealed in another way: well committed to and signed all the same, and never checked. */
export const dealWith = async (params: DealParams, seal?: Seal): Promise<Dealt> => {
  const { opened, envelopes } = await deal(params)
  const { parts, core } = splitForRoster(params)
  const keep = (envelope: SealedEnvelope): KeptEnvelope => {
    const { subgroup, member, tssAccount } = envelope
    const ephemeralSecret = parts.ephemeralSecret(subgroup, member)
    return { ...envelope, server: serverNumber(tssAccount), ephemeralSecret }
  }
  const kept = envelopes.map(keep)
  if (seal === undefined) return { opened, envelopes: kept }

  const sealed = await Promise.all(
    kept.map(async ({ subgroup, member, ephemeralSecret, ...rest }) => {
      const [share, recipient] = [parts.shares[subgroup]!, params.roster[subgroup]![member]!]
      const envelope = await seal({ coreHash: core, subgroup, member: recipient, share, ephemeralSecret })
      return { ...rest, ...envelope, subgroup, member, ephemeralSecret }
    }),
  )
  const { root: envelopesRoot, proofs } = merkleTree(sealed.map((one) => envelopeLeaf(one.tssAccount, one)))
  const proofOfPossession = ecdsaSign(params.secretKey, dealingHash(core, envelopesRoot))
  const dealing = { ...opened.dealing, envelopesRoot, proofOfPossession }
  return {
    opened: openDealing(dealing, opened.context),
    envelopes: sealed.map((envelope, index) => ({ ...envelope, proof: proofs[index]! })),
  }
}
