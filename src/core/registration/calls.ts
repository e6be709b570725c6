import { type Delivery, encodeCall, type Opening } from '../chain/calls.ts'
import type { Constraints } from '../chain/constraints.ts'
import type { Dealing } from '../dealing/statement.ts'

/** Everything the wallet signs for a registration; the worker signs nothing else. Accounts are 32 bytes, values in planck. */
export type RegistrationCall =
  | { readonly kind: 'fund'; readonly rulesAccount: Uint8Array; readonly value: bigint }
  | { readonly kind: 'register'; readonly rulesAccount: Uint8Array; readonly constraints: Constraints | undefined }
  | { readonly kind: 'deal'; readonly dealing: Dealing }
  | { readonly kind: 'settle'; readonly registrant: Uint8Array }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'deliver'; readonly delivery: Delivery }
  /** Holds the secret of an envelope: never stored, and sent as soon as it is signed. */
  | { readonly kind: 'open'; readonly opening: Opening }

export const encodeRegistrationCall = (call: RegistrationCall): Uint8Array => {
  switch (call.kind) {
    case 'fund':
      return encodeCall.transferKeepAlive(call.rulesAccount, call.value)
    case 'register':
      return encodeCall.register({ constraintAccount: call.rulesAccount, initialConstraints: call.constraints })
    case 'deal':
      return encodeCall.deal(call.dealing)
    case 'settle':
      return encodeCall.settle(call.registrant)
    case 'cancel':
      return encodeCall.cancel()
    case 'deliver':
      return encodeCall.deliver(call.delivery)
    case 'open':
      return encodeCall.open(call.opening)
  }
}
