import { hasMember } from '../chain/dealt.ts'
import type { RegistrationRecord } from './record.ts'
import type { Delivery, Place } from './state.ts'

/** The servers that neither have their piece nor will not take it. */
export const needingPieces = (record: RegistrationRecord): Place[] =>
  placesOf(record).filter((place) => !hasPiece(record, place) && deliveryTo(record, place).kind !== 'refused')

export const isSamePlace = (one: Place, other: Place): boolean =>
  one.subgroup === other.subgroup && one.member === other.member

export const placesOf = ({ servers }: RegistrationRecord): Place[] =>
  servers.flatMap((members, subgroup) => members.map((_, member) => ({ subgroup, member })))

export const deliveryTo = ({ servers }: RegistrationRecord, { subgroup, member }: Place): Delivery =>
  servers[subgroup]![member]!.delivery

/** Shown on chain, or to us. */
export const hasPiece = (record: RegistrationRecord, place: Place): boolean =>
  hasMember(record.seen.groups[place.subgroup]?.holders ?? 0, place.member) ||
  deliveryTo(record, place).kind === 'stored'
