import { equalBytes } from '../../core/bytes.ts'
import {
  decodeCurrentRoster,
  decodeRosterInfo,
  decodeRosterMembers,
  decodeServerInfo,
} from '../../core/chain/servers.ts'
import { storageKey } from '../../core/chain/storageKey.ts'
import { rosterHash } from '../../core/dealing/roster.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Block, Member, OfferedRoster } from '../../core/registration/ports.ts'
import { maybe, present } from './answers.ts'
import type { Read } from './read.ts'

/** The current roster with everybody's endpoint, checked against the hash that the chain keeps of it. */
export const readRoster = async (read: Read, at: Block): Promise<OfferedRoster> => {
  const number = present(decodeCurrentRoster, (await read(at, storageKey.currentRoster))[0])
  const { hash, subgroups } = present(decodeRosterInfo, (await read(at, storageKey.rosterInfo(number)))[0])
  const keys = Array.from({ length: subgroups }, (_, subgroup) => storageKey.rosterMembers(number, subgroup))
  const members = (await read(at, ...keys)).map((bytes) => present(decodeRosterMembers, bytes))
  if (!equalBytes(rosterHash(members), hash))
    throw new EntropyError('invalid-roster', 'the node gives a roster that does not fit its hash')
  const servers = await read(at, ...members.flat().map(({ stash }) => storageKey.server(stash)))
  const endpoints = servers.map((bytes) => present(decodeServerInfo, bytes).endpoint).values()
  return {
    number,
    hash,
    subgroups: members.map((subgroup) => subgroup.map((member) => ({ ...member, endpoint: endpoints.next().value! }))),
  }
}

/** Who is in a roster that may be an earlier one. Undefined when the chain has forgotten it. */
export const readMembers = async (
  read: Read,
  at: Block,
  roster: number,
  subgroups: number,
): Promise<readonly (readonly Member[])[] | undefined> => {
  const keys = Array.from({ length: subgroups }, (_, subgroup) => storageKey.rosterMembers(roster, subgroup))
  const members = (await read(at, ...keys)).map((bytes) => maybe(decodeRosterMembers, bytes) ?? [])
  if (members.flat().length === 0) return undefined
  const servers = await read(at, ...members.flat().map(({ stash }) => storageKey.server(stash)))
  const endpoints = servers.map((bytes) => maybe(decodeServerInfo, bytes)?.endpoint).values()
  return members.map((group) => group.map((member) => ({ ...member, endpoint: endpoints.next().value })))
}
