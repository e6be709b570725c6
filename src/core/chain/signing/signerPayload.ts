import type { Hex } from '../../bytes.ts'

/**
 * What a page wants signed as a transaction: polkadot-js' `SignerPayloadJSON`. Numbers are big-endian hexadecimal, `era`,
 * `method` and hashes are bytes.
 */
export type SignerPayload = {
  readonly address: string
  readonly assetId?: Hex | null | undefined
  readonly blockHash: Hex
  /** Of `blockHash`; nothing that is signed. */
  readonly blockNumber: Hex
  readonly era: Hex
  readonly genesisHash: Hex
  readonly metadataHash?: Hex | null | undefined
  readonly method: string
  readonly mode?: number | null | undefined
  readonly nonce: Hex
  readonly signedExtensions: readonly string[]
  readonly specVersion: Hex
  readonly tip: Hex
  readonly transactionVersion: Hex
  readonly version: number
  readonly withSignedTransaction?: boolean | null | undefined
}
