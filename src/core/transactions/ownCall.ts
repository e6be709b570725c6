import { encodeCall } from '../chain/calls.ts'
import type { Constraints } from '../chain/constraints.ts'

/** What the user does with an account beside registering. Accounts are 32 bytes, values in planck. */
export type OwnCall =
  /** Refused by the chain when the account would go below what it must keep. */
  | { readonly kind: 'transfer'; readonly to: Uint8Array; readonly value: bigint }
  /** All that can be spent; with `keepAlive` not what keeps the account on the chain. */
  | { readonly kind: 'transfer-all'; readonly to: Uint8Array; readonly keepAlive: boolean }
  /** `registrant`: whose rules. Without any list the servers refuse to sign. */
  | { readonly kind: 'update-rules'; readonly registrant: Uint8Array; readonly constraints: Constraints }

export const encodeOwnCall = (call: OwnCall): Uint8Array => {
  switch (call.kind) {
    case 'transfer':
      return encodeCall.transferKeepAlive(call.to, call.value)
    case 'transfer-all':
      return encodeCall.transferAll(call.to, call.keepAlive)
    case 'update-rules':
      return encodeCall.updateConstraints(call)
  }
}

export const isOwnCall = (call: { readonly kind: string }): call is OwnCall =>
  call.kind === 'transfer' || call.kind === 'transfer-all' || call.kind === 'update-rules'
