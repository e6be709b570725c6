import type { DealtStage, RegisteredKey, Registrant, RegistryParameters } from '../../../src/core/chain/registry.ts'
import type { ServerInfo } from '../../../src/core/chain/servers.ts'
import type { OpenedDealing } from '../../../src/core/dealing/open.ts'
import type { Roster } from '../../../src/core/dealing/roster.ts'

export type BlockId = { number: number; hash: Uint8Array }

/** A dealing in flight, checked against its hash and its roster. */
export type LiveDealing = {
  kind: 'dealt'
  registrant: Uint8Array
  dealt: DealtStage
  opened: OpenedDealing
  roster: Roster
  /** Hash of the block that has the dealing: nobody could know it when dealing. */
  blockHash: Uint8Array
}

export type LiveRegistration = { kind: 'open'; registrant: Uint8Array } | LiveDealing

/** What the chain remembers of an account beyond its registration in flight. */
export type History = { registrant: Registrant | undefined; registered: RegisteredKey | undefined }

/** Everything that this server looks at, at one block. Accounts as keys are 0x-hexadecimal. */
export type ChainState = {
  block: BlockId
  parameters: RegistryParameters
  registrations: ReadonlyMap<string, LiveRegistration>
  /** Of the registrants that the store knows. */
  histories: ReadonlyMap<string, History>
  /** This server's own record, by its tss account. */
  server: ServerInfo | undefined
  account: { nonce: number; free: bigint }
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
