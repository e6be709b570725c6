import { ascii, concat } from '../../src/core/bytes.ts'
import { hpkeSeal } from '../../src/core/crypto/hpke.ts'
import { clampX25519, x25519PublicKey } from '../../src/core/crypto/x25519.ts'
import type { Verdict } from '../../src/core/dealing/accusation/judge.ts'
import { remakeEnvelope } from '../../src/core/dealing/accusation/remakeEnvelope.ts'
import type { Share } from '../../src/core/dealing/check.ts'
import { type Envelope, sealEnvelope } from '../../src/core/dealing/envelope.ts'
import { flipped, publicMember, type SampleDealing, sample } from './samples.ts'
import { bump, negated, notScalars } from './values/scalars.ts'

/** What a dealer may open, and what it shows. */
export const openingVectors = async (made: SampleDealing) => {
  const { coreHash, dealing } = made.opened
  const [member, peer] = made.members[0]!.map(publicMember)
  const remake = (index: number) =>
    remakeEnvelope({
      ...made.params,
      committed: { ...made.envelopes[index]!, envelopesRoot: dealing.envelopesRoot },
    })
  const [honest, peers] = [await remake(0), await remake(1)]
  const { ephemeralSecret } = honest
  const base = { dealing: made.name, subgroup: 0, member: member!, ephemeralSecret }

  const [share, other] = made.shares
  const addressee = { coreHash, subgroup: 0, member: member! }
  const seal = (inside: Share, to: Partial<typeof addressee> = {}) =>
    sealEnvelope({ ...addressee, ...to, share: inside, ephemeralSecret })
  const withShare = (changes: Partial<Share>) => seal({ ...share!, ...changes })
  /** What no honest program seals: any plaintext, any info. */
  const sealRaw = (info: string, header: readonly number[]) =>
    hpkeSeal({
      recipientPublicKey: member!.x25519PublicKey,
      info: ascii(info),
      aad: concat(coreHash, Uint8Array.of(0), member!.tssAccount, member!.x25519PublicKey),
      plaintext: concat(Uint8Array.from(header), share!.x, share!.u, share!.d),
      ephemeralSecret,
    })
  const info = 'entropy:share-envelope:v1'
  const lowered = (scalar: Uint8Array): Uint8Array => negated(bump(negated(scalar)))

  const bad: Record<string, Envelope> = {
    'x changed': await withShare({ x: bump(share!.x) }),
    'u changed': await withShare({ u: bump(share!.u) }),
    'd changed': await withShare({ d: bump(share!.d) }),
    'x and d changed, their sum kept': await withShare({ x: bump(share!.x), d: lowered(share!.d) }),
    'x and u swapped': await withShare({ x: share!.u, u: share!.x }),
    'x and d give zero': await withShare({ d: negated(share!.x) }),
    'everything negated': await withShare({ x: negated(share!.x), u: negated(share!.u), d: negated(share!.d) }),
    'share of another subgroup': await seal(other!),
    "share of another subgroup under this one's number": await seal({ ...other!, subgroup: 0 }),
    "the share under another subgroup's number": await sealRaw(info, [1, 2]),
    'number of zero': await sealRaw(info, [1, 0]),
    'another format': await sealRaw(info, [2, 1]),
    'another info': await sealRaw('entropy:share-envelope:v2', [1, 1]),
    'sealed for another dealing': await seal(share!, { coreHash: flipped(coreHash) }),
    'sealed for another subgroup': await seal(share!, { subgroup: 1 }),
    'sealed for another account': await seal(share!, { member: { ...member!, tssAccount: peer!.tssAccount } }),
    'sealed to another key': await seal(share!, { member: peer! }),
    'ciphertext of zeros': { ...honest.envelope, ciphertext: new Uint8Array(114) },
    'ciphertext of a peer': { ...honest.envelope, ciphertext: peers.envelope.ciphertext },
  }
  for (const [name, bytes] of Object.entries(notScalars)) {
    bad[`x is ${name}`] = await withShare({ x: bytes })
    bad[`u is ${name}`] = await withShare({ u: bytes })
    // d may be zero; this dealing's is not.
    bad[`d is ${name}`] = await withShare({ d: bytes })
  }
  const wrong: Record<string, Uint8Array> = {
    'of a peer': peers.ephemeralSecret,
    'of nobody': clampX25519(sample('another ephemeral')),
    'of zeros': new Uint8Array(32),
    'the same with low bits': withByte(ephemeralSecret, 0, (byte) => byte | 7),
    'the same with the highest bit': withByte(ephemeralSecret, 31, (byte) => byte | 0x80),
    'the same without the second highest bit': withByte(ephemeralSecret, 31, (byte) => byte & 0xbf),
    'the public key itself': await x25519PublicKey(ephemeralSecret),
  }
  const withVerdict = (verdict: Verdict, name: string, changes: Partial<typeof base> & { envelope: Envelope }) => ({
    name,
    ...base,
    ...changes,
    verdict,
  })
  return [
    withVerdict('good', 'good', honest),
    ...Object.entries(bad).map(([name, envelope]) => withVerdict('bad', name, { envelope })),
    withVerdict('bad', 'envelope and secret of a peer', peers),
    ...Object.entries(wrong).map(([name, secret]) =>
      withVerdict('wrong-ephemeral', `secret ${name}`, { ...honest, ephemeralSecret: secret }),
    ),
  ]
}

/** Where another form of the same scalars must not pass for them: see `lowDealing`. */
export const lowOpeningVectors = async (made: SampleDealing) => {
  const { coreHash } = made.opened
  const member = publicMember(made.members[0]![0]!)
  const ephemeralSecret = clampX25519(sample('low ephemeral 0'))
  const cases: [string, Verdict, Partial<Share>][] = [
    ['low scalars', 'good', {}],
    ['x of 1 as the order plus 1', 'bad', { x: notScalars['above the order'] }],
    ['d of 0 as the order', 'bad', { d: notScalars['the order'] }],
  ]
  return Promise.all(
    cases.map(async ([name, verdict, changes]) => {
      const share = { ...made.shares[0]!, ...changes }
      const envelope = await sealEnvelope({ coreHash, subgroup: 0, member, share, ephemeralSecret })
      return { name, dealing: made.name, subgroup: 0, member, ephemeralSecret, envelope, verdict }
    }),
  )
}

const withByte = (bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array => {
  const copy = bytes.slice()
  copy[at] = change(copy[at]!)
  return copy
}
