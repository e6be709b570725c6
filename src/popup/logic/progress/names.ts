import type { Place } from '../../../core/registration/state.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { listed } from '../../words/counting.ts'
import type { Who } from '../../words/waiting.ts'
import { words } from '../../words.ts'
import { visibleText } from '../visibleText.ts'

/** People count groups from 1. */
export const groupNumber = (subgroup: number): number => subgroup + 1

type Groups = Pick<RegistrationView, 'groups'>

export const serverAt = ({ groups }: Groups, { subgroup, member }: Place) =>
  groups.find((group) => group.subgroup === subgroup)?.servers[member]

/** `Server 5 (group 3)`; just its group if it is in none of those that are shown. */
const serverName = (registration: Groups, place: Place): string => {
  const group = groupNumber(place.subgroup)
  const server = serverAt(registration, place)
  return server ? words.server.named(visibleText(server.name, 40), group) : words.failed.culprit(group)
}

export const serversNamed = (registration: Groups, places: readonly Place[]): Who => ({
  names: listed(places.map((place) => serverName(registration, place))),
  many: places.length > 1,
})

export const groupsNamed = (subgroups: readonly number[]): Who => ({
  names: listed(subgroups.map(groupNumber)),
  many: subgroups.length > 1,
})
