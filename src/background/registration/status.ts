import { toHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ethereumAddress, ss58Decode, ss58Encode } from '../../core/keys/address.ts'
import { testMessageHash } from '../../core/registration/ending/outcome.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { rulesOf } from '../../core/rules/rules.ts'
import type { Address } from '../../protocol/popup/common.ts'
import type { ChainStatus } from '../services.ts'

/** What the finalized chain says about any account. @throws {EntropyError} `invalid-argument`, `chain-unavailable` … */
export const readStatus = async (chain: Chain, address: Address): Promise<ChainStatus> => {
  const registrant = ss58Decode(address)
  const { finalized } = chain.heads()
  const { registered, registration, constraints, constraintAccount } = await chain.standing(registrant, finalized)
  if (!registered) return registration ? { kind: 'open' } : { kind: 'none' }
  const hash = await chain.blockHash(registered.block)
  if (!hash || !constraintAccount) throw new EntropyError('chain-unavailable', 'the node leaves out a value')
  return {
    kind: 'registered',
    registered: {
      registrant: ss58Encode(registrant),
      verifyingKey: toHex(registered.verifyingKey),
      ethereumAddress: ethereumAddress(registered.verifyingKey),
      constraintAccount: ss58Encode(constraintAccount),
      constraints: rulesOf(constraints),
      threshold: registered.threshold,
      subgroups: registered.holders.length,
      missingSubgroups: registered.missingSubgroups,
      genesisHash: toHex(chain.genesis),
      block: { hash: toHex(hash), number: registered.block },
      proof: {
        messageHash: toHex(testMessageHash(chain.genesis, registrant, registered)),
        signature: toHex(registered.signature),
        attempt: registered.attempt,
        rosterHash: toHex(registered.rosterHash),
        commitments: registered.commitments.map(toHex),
      },
    },
  }
}
