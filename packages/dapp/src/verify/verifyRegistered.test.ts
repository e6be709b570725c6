import { readFileSync } from 'node:fs'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { encodeAddress } from '@polkadot/util-crypto'
import { computeAddress } from 'ethers'
import { describe, expect, test } from 'vitest'
import type { Hex, Registered } from '../types.ts'
import { VerificationError, type VerificationReason, verifyRegistered } from './verifyRegistered.ts'

type Vector = {
  readonly name: string
  readonly context: { genesis: Hex; registrant: Hex; attempt: number; subgroups: number }
  readonly dealing: { threshold: number; roster: Hex; verifyingKey: Hex; commitments: Hex[] }
  readonly messageHash: Hex
  readonly signature: Hex
}
const vectors: readonly Vector[] = JSON.parse(readFileSync('network/vectors.json', 'utf8')).dealing

const registeredOf = ({ context, dealing, messageHash, signature }: Vector): Registered => ({
  registrant: encodeAddress(context.registrant, 42),
  verifyingKey: dealing.verifyingKey,
  ethereumAddress: computeAddress(dealing.verifyingKey) as Hex,
  constraintAccount: encodeAddress(context.registrant, 42),
  constraints: {},
  threshold: dealing.threshold,
  subgroups: context.subgroups,
  missingSubgroups: [],
  genesisHash: context.genesis,
  block: { hash: `0x${'00'.repeat(32)}`, number: 7 },
  proof: {
    ...{ messageHash, signature, attempt: context.attempt },
    ...{ rosterHash: dealing.roster, commitments: dealing.commitments },
  },
})
const good = registeredOf(vectors[0]!)
const withProof = (proof: Partial<Registered['proof']>): Registered => ({ ...good, proof: { ...good.proof, ...proof } })

const reasonOf = (registered: Registered, expected = {}): VerificationReason | undefined => {
  try {
    verifyRegistered(registered, expected)
  } catch (error) {
    return (error as VerificationError).reason
  }
  return undefined
}

test.each(vectors.map((vector) => [vector.name, vector] as const))(
  'what the chain records is genuine: %s',
  (_, vector) => {
    expect(() => verifyRegistered(registeredOf(vector))).not.toThrow()
  },
)

test('a refusal is an error of its own class', () => {
  expect(() => verifyRegistered(withProof({ attempt: good.proof.attempt + 1 }))).toThrow(VerificationError)
})

describe('a registration is refused', () => {
  const n = secp256k1.Point.CURVE().n
  const parsed = secp256k1.Signature.fromHex(good.proof.signature.slice(2))
  const high = new secp256k1.Signature(parsed.r, n - parsed.s)
  const other = registeredOf(vectors.find(({ dealing }) => dealing.verifyingKey !== good.verifyingKey)!)

  /** Anybody can do this: R = aG + bX, s = r / b, m = a s. It is a signature by X on m, and made without x. */
  function forged(): Registered {
    const { Point } = secp256k1
    const Fn = Point.Fn
    const [a, b] = [12345n, 67890n]
    const r = Fn.create(Point.BASE.multiply(a).add(Point.fromHex(good.verifyingKey.slice(2)).multiply(b)).x)
    const s = Fn.div(r, b)
    const low = s > n / 2n ? n - s : s
    const message = Fn.toBytes(Fn.mul(a, s))
    const signature = new secp256k1.Signature(r, low)
    expect(
      secp256k1.verify(signature.toBytes(), message, Buffer.from(good.verifyingKey.slice(2), 'hex'), {
        prehash: false,
      }),
    ).toBe(true)
    return withProof({ messageHash: `0x${Buffer.from(message).toString('hex')}`, signature: `0x${signature.toHex()}` })
  }

  test.each<readonly [string, VerificationReason, Registered]>([
    ['signed as anybody could, on a message that is none', 'other-message', forged()],
    ['the other of the two signatures', 'bad-signature', withProof({ signature: `0x${high.toHex()}` })],
    ['another key', 'other-message', { ...good, verifyingKey: other.verifyingKey }],
    ['another account', 'other-message', { ...good, registrant: encodeAddress(new Uint8Array(32).fill(9), 42) }],
    ['another network', 'other-message', { ...good, genesisHash: `0x${'11'.repeat(32)}` }],
    ['another attempt', 'other-message', withProof({ attempt: good.proof.attempt + 1 })],
    ['another roster', 'other-message', withProof({ rosterHash: `0x${'22'.repeat(32)}` })],
    ['more groups', 'other-message', { ...good, subgroups: good.subgroups === 2 ? 3 : good.subgroups - 1 }],
    ['a signature of all zeros', 'bad-signature', withProof({ signature: `0x${'00'.repeat(64)}` })],
    ['the address of another key', 'other-address', { ...good, ethereumAddress: other.ethereumAddress }],
    [
      'an address without its checksum',
      'other-address',
      { ...good, ethereumAddress: good.ethereumAddress.toLowerCase() as Hex },
    ],
    ['a key in upper case', 'malformed', { ...good, verifyingKey: `0x${good.verifyingKey.slice(2).toUpperCase()}` }],
    ['a key that is no point', 'other-message', { ...good, verifyingKey: `0x02${'ff'.repeat(32)}` }],
    ['a short signature', 'malformed', withProof({ signature: good.proof.signature.slice(0, -2) as Hex })],
    [
      'an account with another prefix',
      'malformed',
      { ...good, registrant: encodeAddress(new Uint8Array(32).fill(9), 0) },
    ],
    ['an account with a typing error', 'malformed', { ...good, registrant: good.registrant.replace(/.$/, '1') }],
    [
      'an account with a digit before it that counts for nothing',
      'malformed',
      { ...good, registrant: `1${good.registrant}` },
    ],
    ['no proof', 'malformed', { ...good, proof: undefined as unknown as Registered['proof'] }],
    ['nothing at all', 'malformed', undefined as unknown as Registered],
    ['a threshold above the number of groups', 'malformed', { ...good, threshold: good.subgroups + 1 }],
    ['too few commitments', 'malformed', withProof({ commitments: good.proof.commitments.slice(1) })],
    [
      'a proof without what is signed',
      'malformed',
      {
        ...good,
        proof: { messageHash: good.proof.messageHash, signature: good.proof.signature } as Registered['proof'],
      },
    ],
  ])('%s', (_, reason, registered) => {
    expect(reasonOf(registered)).toBe(reason)
  })

  test('of another network, account or key than the site expects', () => {
    const { genesisHash, registrant, verifyingKey } = other
    expect(reasonOf(good, { genesisHash: good.genesisHash, registrant: good.registrant })).toBeUndefined()
    expect(reasonOf(good, { verifyingKey })).toBe('unexpected')
    if (registrant !== good.registrant) expect(reasonOf(good, { registrant })).toBe('unexpected')
    expect(reasonOf({ ...good, genesisHash: `0x${'11'.repeat(32)}` }, { genesisHash })).toBe('unexpected')
  })
})
