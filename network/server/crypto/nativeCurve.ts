import { createRequire } from 'node:module'
import type { SecretCurve } from '../../../src/core/dealing/check.ts'

type Native = {
  publicKeyCreate(secret: Uint8Array, compressed: boolean, output: Uint8Array): Uint8Array
  ecdh(
    point: Uint8Array,
    secret: Uint8Array,
    options: { hashfn(x: Uint8Array, y: Uint8Array): Uint8Array; xbuf: Uint8Array; ybuf: Uint8Array },
    output: Uint8Array,
  ): Uint8Array
}

const compress = (x: Uint8Array, y: Uint8Array): Uint8Array => {
  const point = new Uint8Array(33)
  point[0] = 2 | (y[31]! & 1)
  point.set(x, 1)
  return point
}

/**
 * libsecp256k1, or nothing where there is no native build of it. Only its constant-time functions: key generation, and
 * Diffie-Hellman with the point itself in the place of its hash (its tweak-multiplication takes variable time).
 * The bindings are imported by name, since the package's main entry falls back to a slow library without a word.
 */
export const loadNativeCurve = (): SecretCurve | undefined => {
  let native: Native
  try {
    native = createRequire(import.meta.url)('secp256k1/bindings.js')
  } catch {
    return undefined
  }
  return {
    multiplyBase: (scalar) => native.publicKeyCreate(scalar, true, new Uint8Array(33)),
    multiply: (point, scalar) => {
      const options = { hashfn: compress, xbuf: new Uint8Array(32), ybuf: new Uint8Array(32) }
      return native.ecdh(point, scalar, options, new Uint8Array(33))
    },
  }
}
