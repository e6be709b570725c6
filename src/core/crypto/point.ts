import { secp256k1 } from '@noble/curves/secp256k1.js'
import { expectBytes } from '../bytes.ts'
import { EntropyError } from '../errors.ts'

export type Point = typeof secp256k1.Point.BASE

/** Generator of secp256k1. */
export const G: Point = secp256k1.Point.BASE

/** Point from 33 compressed bytes. @throws `invalid-point` for another form, off the curve, or the identity. */
export const parsePoint = (bytes: Uint8Array, name: string): Point => {
  expectBytes(bytes, 33, name)
  try {
    const point = secp256k1.Point.fromBytes(bytes)
    if (!point.is0()) return point
  } catch {
    // the reason is one of many and none of them matters
  }
  throw new EntropyError('invalid-point', `${name}: not a point of the curve`)
}

/** 33 bytes, compressed. */
export const pointToBytes = (point: Point): Uint8Array => point.toBytes(true)

/** scalar · point in variable time: for public scalars only. */
export const multiplyPublic = (point: Point, scalar: bigint): Point =>
  scalar === 0n ? secp256k1.Point.ZERO : point.multiplyUnsafe(scalar)

/** a · P + b · Q in variable time: for public scalars only. */
export const combinePublic = (P: Point, a: bigint, Q: Point, b: bigint): Point =>
  a === 0n || b === 0n ? multiplyPublic(P, a).add(multiplyPublic(Q, b)) : P.mulAddUnsafe(a, Q, b)
