import { _void, type Codec, type CodecType, Enum, enhanceCodec, Struct } from 'scale-ts'
import { type RosterMember, rosterMembersCodec } from '../dealing/roster.ts'
import { bytes, decode, text, u8, u32, u128 } from '../scale.ts'

/** Storage of the pallet `Servers`. Accounts and keys are 32 bytes. */
export type ServerInfo = {
  tssAccount: Uint8Array
  x25519PublicKey: Uint8Array
  endpoint: string
  bond: bigint
  status: ServerStatus
}

/** `until`: the bond may be withdrawn after this block. */
export type ServerStatus =
  | { kind: 'candidate' }
  | { kind: 'seated'; subgroup: number }
  | { kind: 'chilled' }
  | { kind: 'leaving'; until: number }

export type RosterInfo = { hash: Uint8Array; subgroups: number; since: number }

/** Slashes are in billionths of `minBond`, periods in blocks. */
export type ServersParameters = {
  minBond: bigint
  rosterPeriod: number
  rosterGrace: number
  tssReserve: bigint
  unbondingPeriod: number
  falsePartialSlash: number
  silenceSlash: number
}

export const endpointCodec = text(128)

const statusVariants = Enum({
  candidate: _void,
  seated: Struct({ subgroup: u8 }),
  chilled: _void,
  leaving: Struct({ until: u32 }),
})

const statusCodec: Codec<ServerStatus> = enhanceCodec<CodecType<typeof statusVariants>, ServerStatus>(
  statusVariants,
  (status) => {
    switch (status.kind) {
      case 'seated':
        return { tag: 'seated', value: { subgroup: status.subgroup } }
      case 'leaving':
        return { tag: 'leaving', value: { until: status.until } }
      default:
        return { tag: status.kind, value: undefined }
    }
  },
  ({ tag, value }) => ({ kind: tag, ...value }) as ServerStatus,
)

export const serverInfoCodec: Codec<ServerInfo> = Struct({
  tssAccount: bytes(32),
  x25519PublicKey: bytes(32),
  endpoint: endpointCodec,
  bond: u128,
  status: statusCodec,
})

export const rosterInfoCodec: Codec<RosterInfo> = Struct({ hash: bytes(32), subgroups: u8, since: u32 })

export const serversParametersCodec: Codec<ServersParameters> = Struct({
  minBond: u128,
  rosterPeriod: u32,
  rosterGrace: u32,
  tssReserve: u128,
  unbondingPeriod: u32,
  falsePartialSlash: u32,
  silenceSlash: u32,
})

export const decodeServerInfo = (encoded: Uint8Array): ServerInfo => decode(serverInfoCodec, encoded, 'server info')

export const decodeRosterInfo = (encoded: Uint8Array): RosterInfo => decode(rosterInfoCodec, encoded, 'roster info')

/** Members of one subgroup of a roster. */
export const decodeRosterMembers = (encoded: Uint8Array): RosterMember[] =>
  decode(rosterMembersCodec, encoded, 'roster members')

export const decodeServersParameters = (encoded: Uint8Array): ServersParameters =>
  decode(serversParametersCodec, encoded, 'servers parameters')

/** Number of the roster that new dealings are made for. */
export const decodeCurrentRoster = (encoded: Uint8Array): number => decode(u32, encoded, 'current roster')
