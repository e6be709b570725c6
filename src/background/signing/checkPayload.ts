import { equalBytes, fromHex } from '../../core/bytes.ts'
import { ownExtensions } from '../../core/chain/extrinsic.ts'
import { bytesToSign } from '../../core/chain/signing/bytesToSign.ts'
import { number, payloadBytes } from '../../core/chain/signing/payload.ts'
import { expectForeign } from '../../core/chain/signing/rawBytes.ts'
import type { SignerPayload } from '../../core/chain/signing/signerPayload.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Network } from '../../core/networks.ts'

/** `isOurs`: it is for the network that the wallet is on, and for the runtime that it knows. */
export type CheckedPayload = { readonly bytes: Uint8Array; readonly isOurs: boolean }

/**
 * What is signed of a page's payload, looked at before anybody is bothered with it.
 * @throws 'unsupported' that names what we cannot do, 'invalid-argument' for what can never be included
 */
export function checkPayload(payload: SignerPayload, network: Network): CheckedPayload {
  const bytes = payloadBytes(payload)
  bytesToSign({ kind: 'payload', bytes })
  const isOurs = equalBytes(fromHex(payload.genesisHash, 32), fromHex(network.genesis, 32))
  if (!isOurs) {
    expectForeign(bytes)
    return { bytes, isOurs }
  }
  if (JSON.stringify(payload.signedExtensions) !== JSON.stringify(ownExtensions))
    throw new EntropyError('invalid-argument', 'signedExtensions: not those of this network')
  for (const name of ['specVersion', 'transactionVersion'] as const)
    if (number(payload[name], name) !== network[name])
      throw new EntropyError('invalid-argument', `${name}: the network has ${network[name]}`)
  return { bytes, isOurs }
}
