import { isOver } from '../../../core/registration/advance.ts'
import type { RegistrationState } from '../../../core/registration/state.ts'
import type { GroupView, ServerView } from '../../../protocol/popup/registration.ts'
import { serverProblem } from '../../words/codes.ts'
import { words } from '../../words.ts'

export type GroupState = 'confirmed' | 'healing' | 'held' | 'missing' | 'open' | 'partly'

export const groupState = ({ subgroup, confirmed, servers }: GroupView, state: RegistrationState): GroupState => {
  if (state.kind === 'registered') {
    if (!state.missingSubgroups.includes(subgroup)) return 'confirmed'
    return state.healing ? 'healing' : 'missing'
  }
  if (!isDealt(state)) return 'open'
  if (confirmed) return 'confirmed'
  if (isOver(state)) return 'missing'
  const stored = servers.filter(({ delivery }) => delivery.kind === 'stored').length
  return stored === 0 ? 'open' : stored < servers.length ? 'partly' : 'held'
}

/** Before the splitting is on the network nobody can have a piece of it; what servers said of an earlier one is past. */
const isDealt = ({ kind }: RegistrationState) => kind !== 'approved' && kind !== 'registering' && kind !== 'dealing'

/** How a server stands; each has its own shape and colour. */
export type Tone = 'bad' | 'good' | 'now' | 'plain' | 'warn'
export type ServerLine = { readonly text: string; readonly tone: Tone; readonly reason: string | null }

const line = (tone: Tone, text: string, reason: string | null = null): ServerLine => ({ tone, text, reason })

/** What one server of a group has done, or has not. */
export const serverLine = (server: ServerView, group: GroupView, state: RegistrationState): ServerLine => {
  const { delivery, complaint, answered } = server
  const said = words.server
  if (!isDealt(state)) return line('plain', said.waiting)
  if (server.excluded) return line('bad', said.excluded, said.excludedWhy)
  if (complaint === 'bad') return line('warn', said.bad)
  if (server.holder) return line('good', said.holder)
  if (isOver(state)) return line('warn', said.unproven, answered ? said.unprovenWhy : null)
  if (answered) return line('now', said.answered, complaint ? said.answeredMissing : said.answeredSilent)
  if (complaint === 'missing') return line('warn', said.missing)
  const isLate = delivery.kind === 'waiting' || delivery.kind === 'retrying'
  if (isLate && groupState(group, state) === 'confirmed') return line('warn', said.late, said.lateWhy)
  return deliveryLine(delivery)
}

const deliveryLine = (delivery: ServerView['delivery']): ServerLine => {
  const said = words.server
  switch (delivery.kind) {
    case 'waiting':
      return line('plain', said.waiting)
    case 'sending':
      return line('now', said.sending(delivery.attempt))
    case 'retrying':
      return line('warn', said.retrying(delivery.attempt), serverProblem(delivery.reason))
    case 'refused':
      return line('bad', said.refused, serverProblem(delivery.reason))
    case 'stored':
      return line('now', said.stored)
  }
}
