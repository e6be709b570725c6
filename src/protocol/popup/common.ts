export type Hex = `0x${string}`
/** SS58, prefix 42. */
export type Address = string
/** A whole number of the smallest unit, in decimal digits. */
export type Amount = string
export type Acl = {
  readonly kind: 'allow' | 'deny'
  /** Ethereum: EIP-55 text. Bitcoin: as the user typed it. */
  readonly addresses: readonly string[]
  readonly allowContractCreation?: boolean | undefined
}
/** `null`: nothing may be signed for that chain. */
export type Rules = { readonly evm: Acl | null; readonly btc: Acl | null }
