import type { Healing, RegisteredKey, Registrant, Registration, RegistryParameters } from '../../chain/registry.ts'
import type { AccountInfo } from '../../chain/system.ts'

/** What a registration needs to know of the chain, read at two blocks. Harmless acts follow the best one, the others the finalized one. */
export type ChainView = {
  /** `behind`: the node has not reached the approval's block yet. `another`: it has another first block, or another one there, so this is not the chain that was signed for. */
  readonly history: 'ours' | 'behind' | 'another'
  readonly best: {
    readonly block: number
    readonly account: AccountInfo
    readonly registration: Registration | undefined
    /** Whose the verifying key is, if it is registered or reserved. */
    readonly keyOwner: Uint8Array | undefined
    /** Hashes of the rosters that `deal` takes now. */
    readonly rosters: readonly Uint8Array[]
    readonly parameters: RegistryParameters
  }
  readonly final: {
    readonly block: number
    readonly account: AccountInfo
    readonly registration: Registration | undefined
    readonly registrant: Registrant | undefined
    readonly registered: RegisteredKey | undefined
    readonly healing: Healing | undefined
  }
}
