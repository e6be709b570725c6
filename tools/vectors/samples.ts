import { ascii } from '../../src/core/bytes.ts'
import { taggedHash } from '../../src/core/crypto/hash.ts'
import { derive, sr25519PublicKey } from '../../src/core/crypto/sr25519.ts'
import { x25519PublicKey } from '../../src/core/crypto/x25519.ts'
import { type DealParams, deal } from '../../src/core/dealing/deal.ts'
import { openEnvelope } from '../../src/core/dealing/envelope.ts'
import type { RosterMember } from '../../src/core/dealing/roster.ts'

/** 32 bytes that look random and are the same in every run. */
export const sample = (name: string): Uint8Array => taggedHash('entropy:test-vectors:v1', ascii(name))

export type SampleMember = RosterMember & { tssSecret: Uint8Array; x25519SecretKey: Uint8Array }

const sampleMember = async (name: string): Promise<SampleMember> => {
  const tssSecret = derive(sample(`${name} tss`), '')
  const x25519SecretKey = sample(`${name} x25519`)
  return {
    stash: sample(`${name} stash`),
    tssAccount: sr25519PublicKey(tssSecret),
    x25519PublicKey: await x25519PublicKey(x25519SecretKey),
    tssSecret,
    x25519SecretKey,
  }
}

export const publicMember = ({ stash, tssAccount, x25519PublicKey }: RosterMember): RosterMember => ({
  stash,
  tssAccount,
  x25519PublicKey,
})

/** Everything about one honest dealing, secrets included; another `variant` has nothing in common with it. */
export const sampleDealing = async (threshold: number, sizes: readonly number[], variant = '') => {
  const name = `${threshold} of ${sizes.length}${variant}`
  const members = await Promise.all(
    sizes.map((size, subgroup) =>
      Promise.all(Array.from({ length: size }, (_, member) => sampleMember(`${name} ${subgroup}.${member}`))),
    ),
  )
  const params: DealParams = {
    secretKey: sample(`${name} key`),
    genesis: sample('genesis'),
    registrant: sample(`${name} registrant`),
    attempt: 1,
    threshold,
    roster: members.map((subgroup) => subgroup.map(publicMember)),
    entropy: sample(`${name} entropy`),
  }
  const { opened, envelopes } = await deal(params)
  const shares = await Promise.all(
    members.map(([member], subgroup) =>
      openEnvelope({
        coreHash: opened.coreHash,
        subgroup,
        member: member!,
        x25519SecretKey: member!.x25519SecretKey,
        envelope: envelopes.find((envelope) => envelope.subgroup === subgroup)!,
      }),
    ),
  )
  return { name, members, params, opened, envelopes, shares }
}

export type SampleDealing = Awaited<ReturnType<typeof sampleDealing>>

/** A copy with one bit of one byte turned. */
export const flipped = (bytes: Uint8Array, at = bytes.length - 1): Uint8Array => {
  const copy = bytes.slice()
  copy[at]! ^= 1
  return copy
}
