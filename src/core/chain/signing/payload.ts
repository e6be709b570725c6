import { compact } from 'scale-ts'
import { concat, expectInteger, fromHex, u32le } from '../../bytes.ts'
import { EntropyError } from '../../errors.ts'
import { joinExtrinsic } from '../extrinsic.ts'
import { decodeEra } from './era.ts'
import type { SignerPayload } from './signerPayload.ts'

/** What an extension adds to the transaction, and what it adds to the signed bytes alone. */
type Extension = { readonly extra?: Part; readonly additional?: Part }
type Part = (payload: SignerPayload) => Uint8Array

const nothing: Extension = {}
const mortality: Extension = { extra: ({ era }) => decodeEra(era).bytes, additional: (p) => fromHex(p.blockHash, 32) }
const tip: Part = (payload) => compact.enc(bigNumber(payload.tip, 128, 'tip'))

const extensions: Readonly<Record<string, Extension>> = {
  ChargeAssetTxPayment: { extra: (payload) => concat(tip(payload), noAsset(payload)) },
  ChargeTransactionPayment: { extra: tip },
  CheckEra: mortality,
  CheckGenesis: { additional: ({ genesisHash }) => fromHex(genesisHash, 32) },
  CheckMetadataHash: { extra: ({ mode }) => Uint8Array.of(expectInteger(mode ?? 0, 0, 1, 'mode')), additional: hash },
  CheckMortality: mortality,
  CheckNonZeroSender: nothing,
  CheckNonce: { extra: ({ nonce }) => compact.enc(number(nonce, 'nonce')) },
  CheckSpecVersion: { additional: ({ specVersion }) => u32le(number(specVersion, 'specVersion')) },
  CheckTxVersion: { additional: ({ transactionVersion }) => u32le(number(transactionVersion, 'transactionVersion')) },
  CheckWeight: nothing,
  PrevalidateAttests: nothing,
  StorageWeightReclaim: nothing,
  WeightReclaim: nothing,
}
/** Without these a signature would be good more than once, on another chain, or for what is not shown. */
const needed = ['CheckGenesis', 'CheckNonce', 'CheckSpecVersion', 'CheckTxVersion'] as const

/**
 * The bytes that a signature of this payload covers (longer ones by their hash: `toSign`).
 * @throws `unsupported` that names an extension we do not know, `invalid-argument` for what can be no transaction
 */
export const payloadBytes = (payload: SignerPayload): Uint8Array => {
  const known = extensionsOf(payload)
  return concat(method(payload), ...known.map(partOf('extra', payload)), ...known.map(partOf('additional', payload)))
}

/** The whole transaction, with its length. Only for chains whose addresses are `MultiAddress`. */
export const signedTransaction = (payload: SignerPayload, signer: Uint8Array, signature: Uint8Array): Uint8Array =>
  joinExtrinsic({
    signer,
    signature,
    extra: concat(...extensionsOf(payload).map(partOf('extra', payload))),
    call: method(payload),
  })

const partOf = (which: keyof Extension, payload: SignerPayload) => (extension: Extension) =>
  extension[which]?.(payload) ?? new Uint8Array(0)

function extensionsOf({ signedExtensions: names, version }: SignerPayload): readonly Extension[] {
  if (version !== 4) throw new EntropyError('unsupported', 'version: only transactions of version 4')
  if (new Set(names).size !== names.length)
    throw new EntropyError('invalid-argument', 'signedExtensions: one of them twice')
  const known = names.map((name) => {
    if (!Object.hasOwn(extensions, name))
      throw new EntropyError('unsupported', `signedExtensions: ${/^\w{1,64}$/.test(name) ? name : 'one'} is not known`)
    return extensions[name]!
  })
  const lacking = needed.filter((name) => !names.includes(name))
  if (lacking.length > 0 || known.filter((extension) => extension === mortality).length !== 1)
    throw new EntropyError('invalid-argument', `signedExtensions: ${lacking[0] ?? 'CheckMortality'} is missing`)
  return known
}

const method = (payload: SignerPayload): Uint8Array => {
  const bytes = fromHex(payload.method)
  if (bytes.length < 2) throw new EntropyError('invalid-argument', 'method: no call')
  return bytes
}

/** Which asset it is would have to be guessed: its encoding differs from chain to chain. */
function noAsset({ assetId }: SignerPayload): Uint8Array {
  if (assetId !== undefined && assetId !== null && assetId !== '0x' && assetId !== '0x00')
    throw new EntropyError('unsupported', 'assetId: fees are paid in the chain’s own token only')
  return Uint8Array.of(0)
}

function hash({ mode, metadataHash }: SignerPayload): Uint8Array {
  const isThere = metadataHash !== undefined && metadataHash !== null && metadataHash !== '0x'
  if (isThere !== (mode === 1)) throw new EntropyError('invalid-argument', 'metadataHash: does not fit the mode')
  return isThere ? concat(Uint8Array.of(1), fromHex(metadataHash, 32)) : Uint8Array.of(0)
}

export const bigNumber = (hex: string, bits: number, name: string): bigint => {
  if (!/^0x[0-9a-f]{1,32}$/i.test(hex) || BigInt(hex) >> BigInt(bits) !== 0n)
    throw new EntropyError('invalid-argument', `${name}: expected ${bits} bits as 0x-prefixed hexadecimal`)
  return BigInt(hex)
}

export const number = (hex: string, name: string): number => Number(bigNumber(hex, 32, name))
