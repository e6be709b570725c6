import { Bytes, compact, Option, Struct } from 'scale-ts'
import { EntropyError } from '../errors.ts'
import { bytes, decode, u8, u32, u128 } from '../scale.ts'

/** Storage of the pallet `System` and answers of the fee runtime API. Values in planck. */
export type AccountInfo = { nonce: number; free: bigint; reserved: bigint; frozen: bigint }

const accountCodec = Struct({
  nonce: u32,
  consumers: u32,
  providers: u32,
  sufficients: u32,
  data: Struct({ free: u128, reserved: u128, frozen: u128, flags: bytes(16) }),
})

export const decodeAccount = (encoded: Uint8Array): AccountInfo => {
  const { nonce, data } = decode(accountCodec, encoded, 'account')
  return { nonce, free: data.free, reserved: data.reserved, frozen: data.frozen }
}

/** What the account can pay with. */
export const spendable = ({ free, frozen }: AccountInfo): bigint => (free > frozen ? free - frozen : 0n)

const dispatchInfoCodec = Struct({ refTime: compact, proofSize: compact, class: u8, partialFee: u128 })

/** The fee in an answer of `TransactionPaymentApi_query_info`. */
export const decodeFee = (encoded: Uint8Array): bigint => decode(dispatchInfoCodec, encoded, 'dispatch info').partialFee

/** The metadata in an answer of `Metadata_metadata_at_version`. @throws `invalid-argument` when the runtime has none of that version */
export const decodeMetadataAnswer = (encoded: Uint8Array): Uint8Array => {
  const metadata = decode(Option(Bytes()), encoded, 'metadata')
  if (!metadata) throw new EntropyError('invalid-argument', 'metadata: not of this version')
  return metadata
}
