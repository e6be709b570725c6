import { blake2b } from '@noble/hashes/blake2.js'
import { ascii, concat, expectBytes, u32le } from '../bytes.ts'
import { twox } from './twox.ts'

const item = (pallet: string, name: string): Uint8Array => concat(twox(ascii(pallet), 128), twox(ascii(name), 128))
const blake2Concat = (key: Uint8Array): Uint8Array => concat(blake2b(key, { dkLen: 16 }), key)
const twoxConcat = (key: Uint8Array): Uint8Array => concat(twox(key, 64), key)
const byAccount = (pallet: string, name: string) => {
  const prefix = item(pallet, name)
  return (account: Uint8Array): Uint8Array => concat(prefix, blake2Concat(expectBytes(account, 32, 'account')))
}
const byNumber = (pallet: string, name: string) => {
  const prefix = item(pallet, name)
  return (number: number): Uint8Array => concat(prefix, twoxConcat(u32le(number)))
}

const rosterMembers = byNumber('Servers', 'RosterMembers')
const deliveries = byAccount('Registry', 'Deliveries')
const verifyingKeys = item('Registry', 'VerifyingKeys')

/** What happened in a block; read with the runtime's metadata. */
export const eventsKey = item('System', 'Events')

/** Where each value lies in the chain's state; accounts are 32 bytes. */
export const storageKey = {
  account: byAccount('System', 'Account'),
  parameters: item('Registry', 'Parameters'),
  registrant: byAccount('Registry', 'Registrants'),
  /** The prefix of every registration in flight. */
  registrations: item('Registry', 'Registrations'),
  registration: byAccount('Registry', 'Registrations'),
  dealing: byAccount('Registry', 'Dealings'),
  registered: byAccount('Registry', 'Registered'),
  /** The prefix of every registered key. */
  registeredKeys: item('Registry', 'Registered'),
  /** The prefix of every registered key that still takes in missing subgroups. */
  healings: item('Registry', 'Healings'),
  healing: byAccount('Registry', 'Healings'),
  /** The envelope of one member of a dealing in flight. */
  delivery: (registrant: Uint8Array, subgroup: number, member: number): Uint8Array =>
    concat(deliveries(registrant), twoxConcat(Uint8Array.of(subgroup, member))),
  /** `verifyingKey`: 33 bytes. */
  verifyingKeyOwner: (verifyingKey: Uint8Array): Uint8Array =>
    concat(verifyingKeys, blake2Concat(expectBytes(verifyingKey, 33, 'verifying key'))),
  currentRoster: item('Servers', 'CurrentRoster'),
  rosterInfo: byNumber('Servers', 'RosterInfo'),
  rosterMembers: (roster: number, subgroup: number): Uint8Array =>
    concat(rosterMembers(roster), twoxConcat(Uint8Array.of(subgroup))),
  server: byAccount('Servers', 'Servers'),
  stashOfTss: byAccount('Servers', 'TssAccounts'),
  serversParameters: item('Servers', 'Parameters'),
  constraints: byAccount('Constraints', 'Constraints'),
  constraintAccount: byAccount('Constraints', 'ConstraintAccounts'),
}
