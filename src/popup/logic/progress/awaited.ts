import { type Need, needOf } from '../../../core/registration/need.ts'
import type { Place, Waiting } from '../../../core/registration/state.ts'
import type { Snapshot } from '../../../protocol/popup/api.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { timeLeft } from '../../words/counting.ts'
import type { Who } from '../../words/waiting.ts'
import { words } from '../../words.ts'
import { formatAmount } from '../amount.ts'
import { blocksLeft } from './clock.ts'
import { diedBefore } from './died.ts'
import { groupsNamed, serverAt, serversNamed } from './names.ts'

/** What a registration waits for, as it is said. */
export type Awaited = {
  readonly tone: 'bad' | 'info' | 'warn'
  readonly title: string
  readonly text: string
  /** Until when. */
  readonly limit: string | null
  /** What is lost otherwise, in money and time. */
  readonly loss: string | null
  readonly need: Need | null
}

const said = words.waiting

/** `now`: milliseconds since 1970. */
export const awaitedBy = (registration: RegistrationView, snapshot: Snapshot, now: number): Awaited | null => {
  const { waiting } = registration
  if (!waiting) return null
  const { network } = snapshot
  // What is only to be closed can be closed later too.
  const until = waiting.for === 'unlock' && waiting.to === 'end' ? undefined : waiting.until
  const need = needOf(waiting, snapshot.vault.kind === 'unlocked')
  const left = until === undefined ? null : blocksLeft(until, registration, { network, now })
  const time = left === null ? null : timeLeft(left * network.blockTime, now)
  const loss = lossOf(waiting, need)?.[waiting.loss](depositText(registration, snapshot))
  return {
    ...subjectOf(registration, waiting, need),
    tone: toneOf(waiting, need),
    limit: left === 0 ? said.over : time && said.limit(time),
    loss: loss || null,
    need,
  }
}

/** Every registration that only the user can carry on, the most urgent first. */
export const needy = (snapshot: Snapshot): readonly RegistrationView[] => {
  const isUnlocked = snapshot.vault.kind === 'unlocked'
  const until = ({ waiting }: RegistrationView) => waiting?.until ?? Number.POSITIVE_INFINITY
  return snapshot.registrations
    .filter(({ waiting }) => needOf(waiting, isUnlocked) !== null)
    .toSorted((one, other) => (until(one) < until(other) ? -1 : 1))
}

/** `your deposit of 10 BITS`. */
export const depositText = ({ deposit }: RegistrationView, { network }: Snapshot): string =>
  said.deposit(deposit === null ? null : formatAmount(deposit, network.token))

const toneOf = ({ for: what, loss }: Waiting, need: Need | null): Awaited['tone'] => {
  if (need) return loss === 'deposit-lost' ? 'bad' : 'warn'
  return loss === 'deposit-lost' || (what === 'unanswered' && loss !== 'nothing') ? 'warn' : 'info'
}

const lossOf = (waiting: Waiting, need: Need | null) => {
  const { losses } = said
  switch (waiting.for) {
    case 'answer':
      return losses.answering
    case 'consent-open':
      return losses.unless
    case 'unanswered':
      return losses.atStake
    case 'unlock':
      if (!need) return losses.answering
      return waiting.to === 'end' ? losses.closing : waiting.to === 'answer' ? losses.unless : losses.otherwise
    case 'funds':
      return losses.otherwise
    case 'roster':
      return waiting.loss === 'nothing' ? null : losses.otherwise
    default:
      return null
  }
}

const subjectOf = (
  registration: RegistrationView,
  waiting: Waiting,
  need: Need | null,
): Pick<Awaited, 'text' | 'title'> => {
  const complaint = (servers: readonly Place[]) =>
    servers.some((place) => serverAt(registration, place)?.complaint === 'bad') ? 'bad' : 'missing'
  const complained = (servers: readonly Place[]) =>
    said.complaints[complaint(servers)](serversNamed(registration, servers))
  switch (waiting.for) {
    case 'unlock': {
      const { title, text, meanwhile } = said.unlock[waiting.to]
      if (!need) return { title: meanwhile, text: '' }
      const died = waiting.to === 'deal-again' ? diedBefore(registration) : null
      return { title, text: died ? `${died.title}. ${text}` : text }
    }
    case 'answer':
      return { title: complained(waiting.servers), text: said.answers[complaint(waiting.servers)] }
    case 'unanswered':
      return { title: complained(waiting.servers), text: said.unanswered[waiting.because] }
    case 'healing':
      return (registration.found ? said.healingElsewhere : said.others.healing)(whoIn(registration, waiting))
    default:
      return said.others[waiting.for](whoIn(registration, waiting))
  }
}

const whoIn = (registration: RegistrationView, waiting: Waiting): Who => {
  if ('server' in waiting) return serversNamed(registration, [waiting.server])
  return groupsNamed('subgroups' in waiting ? waiting.subgroups : [])
}
