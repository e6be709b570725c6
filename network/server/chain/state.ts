import type {
  DealtStage,
  Healing,
  RegisteredKey,
  Registrant,
  RegistryParameters,
} from '../../../src/core/chain/registry.ts'
import type { ServerInfo } from '../../../src/core/chain/servers.ts'
import type { Envelope } from '../../../src/core/dealing/envelope.ts'
import type { OpenedDealing } from '../../../src/core/dealing/open.ts'
import type { Roster } from '../../../src/core/dealing/roster.ts'

export type Account = { nonce: number; free: bigint }

export type BlockId = { number: number; hash: Uint8Array }

/** A dealing, checked against its hash and its roster. */
export type CheckedDealing = {
  opened: OpenedDealing
  roster: Roster
  /** Hash of the block that has the dealing: nobody could know it when dealing. */
  blockHash: Uint8Array
}

/** In flight. */
export type DealtDealing = CheckedDealing & {
  kind: 'dealt'
  registrant: Uint8Array
  dealt: DealtStage
  /** This server's own envelope, where someone has put it on chain: the chain takes none that the dealer did not commit to. */
  delivered: Envelope | undefined
}

/** Of a key that is registered and still takes in the subgroups that were missing. */
export type HealingDealing = CheckedDealing & {
  kind: 'healing'
  registrant: Uint8Array
  healing: Healing
  registered: RegisteredKey
}

/** A dealing that the chain still has, and with which something can still be done. */
export type LiveDealing = DealtDealing | HealingDealing

/** Registered for, and not dealt yet; `until` is the last block in which it can be. */
export type OpenRegistration = { kind: 'open'; registrant: Uint8Array; until: number }

export type LiveRegistration = OpenRegistration | LiveDealing

/** What the chain remembers of an account, whatever is in flight. */
export type History = { registrant: Registrant | undefined; registered: RegisteredKey | undefined }

/** This server's record, and the stash that it belongs to whatever its keys are. */
export type OwnRecord = ServerInfo & { stash: Uint8Array }

/** Everything that this server looks at, at one block. Accounts as keys are 0x-hexadecimal. */
export type ChainState = {
  block: BlockId
  parameters: RegistryParameters
  registrations: ReadonlyMap<string, LiveRegistration>
  /** Of the registrants that the store knows. */
  histories: ReadonlyMap<string, History>
  /** This server's own record: the one that names one of its key sets, if there is one. */
  server: OwnRecord | undefined
  /** Of this server's tss accounts. */
  accounts: ReadonlyMap<string, Account>
  /** What a tss account should hold: a hundred fees. */
  tssReserve: bigint
}

/** Why the view cannot be acted on, or `ready`. */
export type ChainStatus = 'ready' | 'connecting' | 'wrong-genesis' | 'wrong-runtime' | 'syncing' | 'stale'

/** The chain as this process last saw it: reading it asks no node. */
export type ChainView = {
  status(): ChainStatus
  best(): ChainState | undefined
  finalized(): ChainState | undefined
  /** True for the hash of one of the last 64 best blocks. */
  isRecent(blockHash: Uint8Array): boolean
}
