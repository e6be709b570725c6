import { secp256k1 } from '@noble/curves/secp256k1.js'
import { expectBytes } from '../bytes.ts'
import { EntropyError } from '../errors.ts'

/** Arithmetic modulo the order of secp256k1. */
export const Fn = secp256k1.Point.Fn

/** Order of secp256k1. */
export const ORDER = Fn.ORDER

const toBigint = (bytes: Uint8Array): bigint => {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return value
}

/** Scalar in 0 … n-1 from 32 big-endian bytes. @throws `invalid-scalar` when it is not canonical. */
export const parseScalarOrZero = (bytes: Uint8Array, name: string): bigint => {
  const value = toBigint(expectBytes(bytes, 32, name))
  if (value >= ORDER) throw new EntropyError('invalid-scalar', `${name}: not below the group order`)
  return value
}

/** Scalar in 1 … n-1 from 32 big-endian bytes. @throws `invalid-scalar`. */
export const parseScalar = (bytes: Uint8Array, name: string): bigint => {
  const value = parseScalarOrZero(bytes, name)
  if (value === 0n) throw new EntropyError('invalid-scalar', `${name}: zero`)
  return value
}

/** 32 bytes, big-endian. */
export const scalarToBytes = (value: bigint): Uint8Array => Fn.toBytes(value)

/** Any number of big-endian bytes modulo the order: 32 for a hash, 48 for a uniform secret (bias below 2^-128). */
export const reduceToScalar = (bytes: Uint8Array): bigint => Fn.create(toBigint(bytes))
