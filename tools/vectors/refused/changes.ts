import { fromHex } from '../../../src/core/bytes.ts'
import { G, pointToBytes } from '../../../src/core/crypto/point.ts'
import { verifyingShare } from '../../../src/core/dealing/partial.ts'
import { type SampleDealing, sample } from '../samples.ts'
import { badPoints } from '../values/points.ts'
import { notScalars } from '../values/scalars.ts'

/** A change to one field of one case of a category, and what comes of it. */
type Change = { field: string; rule: object }
type Expected = { valid: false } | { verdict: 'bad' | 'wrong-ephemeral' }

const flip = (field: string, ...bits: readonly number[]): Change[] =>
  bits.map((bit) => ({ field, rule: { flip: bit } }))
const set = (field: string, ...values: readonly unknown[]): Change[] =>
  values.map((value) => ({ field, rule: { set: value } }))
const flipHash = (field: string): Change[] => flip(field, 0, 100, 255)
const flipScalar = (field: string): Change[] => [
  ...flip(field, 0, 7, 8, 128, 248, 255),
  ...set(field, ...Object.values(notScalars)),
]
const setPoints = (field: string): Change[] => set(field, pointToBytes(G), ...badPoints().map(({ bytes }) => bytes))

/** X25519 keys that no honest program has: of small order, not canonical, on the twist. */
const x25519Keys = [
  '0x0000000000000000000000000000000000000000000000000000000000000000',
  '0x0100000000000000000000000000000000000000000000000000000000000000',
  '0xe0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '0x5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  '0xecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0xedffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0xeeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0xf6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0x0200000000000000000000000000000000000000000000000000000000000000',
  '0x0900000000000000000000000000000000000000000000000000000000000080',
].map((key) => fromHex(key, 32))

/** The order of the group of sr25519, as a signature's second half with its mark. */
const SR25519_ORDER = fromHex('0xedd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000090', 32)

const ofOpening = ({ members, envelopes }: SampleDealing): [Expected, Change[]][] => {
  const peer = members[0]![1]!
  // Ends of the ciphertext's parts: format, number, x, u, d, tag.
  const parts = [0, 1, 2, 33, 34, 65, 66, 97, 98, 113]
  return [
    [
      { verdict: 'wrong-ephemeral' },
      [
        ...flip('/envelope/enc', 0, 1, 7, 8, 128, 247, 248, 254, 255),
        ...set('/envelope/enc', envelopes[1]!.enc, ...x25519Keys),
        ...flip('/ephemeralSecret', 0, 1, 2, 3, 8, 128, 247, 253, 254, 255),
        ...set('/ephemeralSecret', new Uint8Array(32), new Uint8Array(32).fill(0xff)),
      ],
    ],
    [
      { verdict: 'bad' },
      [
        ...flip('/envelope/ciphertext', ...parts.flatMap((at) => [8 * at, 8 * at + 7])),
        ...set('/envelope/ciphertext', envelopes[1]!.ciphertext),
        ...set('/dealing', '2 of 2', '3 of 4', '11 of 16'),
        ...set('/subgroup', 1, 2),
        ...flipHash('/member/tssAccount'),
        ...set('/member/tssAccount', peer.tssAccount),
        ...flip('/member/x25519PublicKey', 0, 128, 254, 255),
        ...set('/member/x25519PublicKey', peer.x25519PublicKey, ...x25519Keys),
      ],
    ],
  ]
}

const ofMerkleClaim = (index: readonly number[], count: readonly number[], siblings: number): Change[] => {
  const places = [...Array(siblings).keys()]
  const proof = (rule: object): Change => ({ field: '/proof', rule })
  return [
    ...['/root', '/leaf', ...places.map((at) => `/proof/${at}`)].flatMap(flipHash),
    ...set('/index', ...index, 0xffff_ffff),
    ...set('/count', ...count, 0, 0xffff_ffff),
    ...places.flatMap((at) => [proof({ remove: at }), proof({ repeat: at })]),
    ...places.flatMap((a) => places.slice(a + 1).map((b) => proof({ swap: [a, b] }))),
    ...(siblings > 0 ? set('/proof', []) : set('/proof', [sample('sibling')])),
  ]
}

const ofHolder = (made: SampleDealing, proof: string): Change[] => {
  const { dealing } = made.opened
  return [
    ...flipHash('/dealingHash'),
    ...set('/subgroup', 1, 2, 15),
    ...flipHash('/tssAccount'),
    ...set('/tssAccount', made.members[0]![1]!.tssAccount),
    // The first bit of a point's first byte is its sign.
    ...flip('/verifyingShare', 0),
    ...set('/verifyingShare', verifyingShare(made.opened, 1), dealing.verifyingKey, pointToBytes(G)),
    ...flip(`${proof}/commitment`, 0, 8, 128, 263),
    ...setPoints(`${proof}/commitment`),
    ...flipScalar(`${proof}/response`),
  ]
}

const ofAck = (made: SampleDealing): Change[] => [
  ...ofHolder(made, '/ack'),
  ...set('/tssAccount', new Uint8Array(32), new Uint8Array(32).fill(0xff)),
  // Bit 511 marks a signature as sr25519.
  ...flip('/ack/signature', 0, 7, 8, 128, 255, 256, 384, 503, 508, 510, 511),
  ...set('/ack/signature', new Uint8Array(64), new Uint8Array(64).fill(0xff)),
  ...set('/ack/signature', Uint8Array.of(...new Uint8Array(32), ...SR25519_ORDER)),
]

const inDealing: Change[] = [...set('/dealing', '2 of 2', '3 of 4')]

export const refusedChanges = (made: SampleDealing) => {
  const no = { valid: false } as const
  const ofPartial = [...flipScalar('/partial'), ...set('/subgroup', 1, 2), ...inDealing]
  const ofShare = [
    ...['x', 'u', 'd'].flatMap((scalar) => flipScalar(`/share/${scalar}`)),
    ...set('/share/subgroup', 1, 2),
    ...inDealing,
  ]
  const all: [category: string, name: string, expected: Expected, changes: Change[]][] = [
    ...ofOpening(made).map(([expected, changes]): (typeof all)[number] => ['opening', 'good', expected, changes]),
    ['merkleClaim', 'inner leaf', no, ofMerkleClaim([0, 1, 3, 4, 5, 6, 7], [1, 2, 3, 4, 9, 16], 3)],
    ['merkleClaim', 'odd last leaf', no, ofMerkleClaim([0, 2, 4, 5, 7], [3, 5, 6, 8, 15], 2)],
    ['merkleClaim', 'single leaf', no, ofMerkleClaim([1], [2], 0)],
    ['holderProof', 'good', no, ofHolder(made, '/proof')],
    ['ack', 'good', no, ofAck(made)],
    ['partial', 'good', no, ofPartial],
    ['share', 'good', no, ofShare],
  ]
  return all.flatMap(([category, name, expected, changes]) =>
    changes.map((change) => ({ category, name, ...change, ...expected })),
  )
}
