import { Bytes, compact } from 'scale-ts'
import { concat, expectBytes, expectInteger, u32le } from '../bytes.ts'
import { EntropyError } from '../errors.ts'
import { toSign } from './signing/toSign.ts'

/** How long a signed transaction may be included: for ever, or `period` blocks from `block`, whose hash is `blockHash`. */
export type Era = { kind: 'immortal' } | { kind: 'mortal'; period: number; block: number; blockHash: Uint8Array }

export type ExtrinsicContext = {
  genesis: Uint8Array
  specVersion: number
  transactionVersion: number
  nonce: number
  era: Era
  /** In planck; none when absent. */
  tip?: bigint
}

/** What every signed transaction of this network carries, in the order of its runtime. */
export const ownExtensions = [
  'CheckNonZeroSender',
  'CheckSpecVersion',
  'CheckTxVersion',
  'CheckGenesis',
  'CheckMortality',
  'CheckNonce',
  'CheckWeight',
  'ChargeTransactionPayment',
] as const

/** Two bytes: the period's logarithm and the block's place within it. A period above 4096 would lose precision. */
const encodeEra = (era: Era): Uint8Array => {
  if (era.kind === 'immortal') return Uint8Array.of(0)
  const { period, block } = era
  expectInteger(period, 4, 4096, 'period')
  expectInteger(block, 0, 0xffff_ffff, 'block')
  if ((period & (period - 1)) !== 0) throw new EntropyError('invalid-argument', 'period: not a power of two')
  const value = (Math.log2(period) - 1) | ((block % period) << 4)
  return Uint8Array.of(value & 0xff, value >> 8)
}

/** Extrinsic version 4, signed, with its length prefix. `signer` is the sr25519 public key; `sign` gets what to sign. */
export const signExtrinsic = (params: {
  call: Uint8Array
  signer: Uint8Array
  context: ExtrinsicContext
  sign: (payload: Uint8Array) => Uint8Array
}): Uint8Array => {
  const { call, signer, context } = params
  const { genesis, specVersion, transactionVersion, nonce, era, tip = 0n } = context
  expectBytes(genesis, 32, 'genesis')
  const extra = concat(encodeEra(era), compact.enc(expectInteger(nonce, 0, 0xffff_ffff, 'nonce')), compact.enc(tip))
  const eraHash = era.kind === 'mortal' ? expectBytes(era.blockHash, 32, 'block hash') : genesis
  const payload = concat(call, extra, u32le(specVersion), u32le(transactionVersion), genesis, eraHash)
  return joinExtrinsic({ signer, signature: params.sign(toSign(payload)), extra, call })
}

/** Extrinsic version 4 with its length prefix, of its parts. `signature`: sr25519, 64 bytes. */
export const joinExtrinsic = (parts: {
  signer: Uint8Array
  signature: Uint8Array
  extra: Uint8Array
  call: Uint8Array
}): Uint8Array =>
  Bytes().enc(
    concat(
      Uint8Array.of(0x84, 0),
      expectBytes(parts.signer, 32, 'signer'),
      Uint8Array.of(1),
      expectBytes(parts.signature, 64, 'signature'),
      parts.extra,
      parts.call,
    ),
  )
