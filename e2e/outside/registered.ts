import type { Devnet } from '../../network/devnet/devnet.ts'
import { chainValue } from '../../network/devnet/outside.ts'
import type { Hex } from './bytes.ts'

/** The chain's entry, as the runtime's own metadata reads it. */
export type RegisteredKey = {
  readonly verifyingKey: Hex
  readonly attempt: number
  readonly threshold: number
  readonly commitments: readonly Hex[]
  readonly roster: number
  readonly rosterHash: Hex
  readonly dealingHash: Hex
  readonly holders: readonly number[]
  /** One byte per subgroup. */
  readonly missingSubgroups: Hex
  readonly block: number
  readonly signature: Hex
}

export const registeredKey = (network: Devnet, address: string): Promise<RegisteredKey | undefined> =>
  chainValue(network.outside, 'registry', 'registered', address)

export type Registrant = {
  readonly attempts: number
  readonly last: {
    readonly reason: string
    readonly block: number
    readonly fault: string
    /** The stash of the server at fault. */
    readonly culprit: string | null
  } | null
}
/** Without any attempt for an account that the chain has not seen. */
export const registrant = (network: Devnet, address: string): Promise<Registrant | undefined> =>
  chainValue(network.outside, 'registry', 'registrants', address)

/** The account's 32 bytes. */
export const accountId = (network: Devnet, address: string): Uint8Array =>
  network.outside.api.createType('AccountId', address).toU8a()
