import { EntropyError } from '../../core/errors.ts'
import type { RequestView } from '../../protocol/popup/requests.ts'
import { createListeners } from '../listeners.ts'
import type { Cell, Now } from '../ports.ts'
import type { OnChange } from '../services.ts'
import { createTurns } from '../turns.ts'
import { parseRequests } from './parseRequests.ts'
import {
  type Asked,
  asksToRegister,
  type Decision,
  decide,
  follow,
  isRegistering,
  type StoredRequest,
  viewOf,
} from './request.ts'

export type Requests = {
  /** What waits for the user, oldest first. */
  views(): readonly RequestView[]
  find(test: (request: StoredRequest) => boolean): StoredRequest | undefined
  /** Oldest first. */
  ofSite(origin: string): readonly StoredRequest[]
  /** Stored first, then shown. @throws 'too-many-requests' when this origin, or all together, have enough waiting. */
  ask(asked: Asked): Promise<StoredRequest>
  /** A page asks for what is waiting already. It is shown again, as the window may have been closed; not for a repetition. */
  follow(id: string, pageId: string): Promise<StoredRequest>
  /** `isLost`: it is not the site that takes it back. @throws 'invalid-argument' unless it is pending. */
  decide(id: string, decision: Exclude<Decision, { kind: 'pending' }>, isLost?: boolean): Promise<StoredRequest>
  /** A page is given the answer. */
  heard(id: string): Promise<void>
  readonly onChange: OnChange
}
/** Brings a request before the user. */
export type Show = (requestId: string, isOnlyOne: boolean) => Promise<void>

const maxPending = 3
/** One page can go through as many origins as it likes. */
const maxPendingInAll = 100
/**
 * Decided requests are kept so that a page that asks again hears the same answer. One site's do not drive out another's, nor
 * answers to other wishes those to registrations; least of all what the user let come to be, each time with a press.
 */
const maxDecided = 20
const maxDecidedInAll = 200
/** A site whose wishes were rejected, or withdrawn by it, twice in this time may wish again, but opens no window with it. */
const rejectionsCount = 30_000
/** Nor does a site that asks again and again bring back a window that the user keeps closing. */
const shownAgainAfter = 5_000

export async function openRequests(cell: Cell<readonly StoredRequest[]>, bringUp: Show, now: Now): Promise<Requests> {
  let all = parseRequests(await cell.read())
  const inTurn = createTurns()
  const rejections = new Map<string, readonly number[]>()
  const shownAt = new Map<string, number>()
  const { onChange, tell } = createListeners()
  const pending = () => all.filter(({ decision }) => decision.kind === 'pending')

  async function save(next: readonly StoredRequest[]): Promise<void> {
    const before = all
    const decided = newest(next.filter(({ decision }) => decision.kind !== 'pending'))
    all = next.filter((request) => request.decision.kind === 'pending' || decided.includes(request))
    const stored = all
    try {
      await inTurn(() => cell.write(stored))
    } catch (error) {
      // What is not on disk has not happened: whoever asked or decided is told that it failed.
      if (all === stored) all = before
      throw error
    }
    tell()
  }
  const get = (id: string): StoredRequest => {
    const found = all.find(({ asked }) => asked.id === id)
    if (!found) throw new EntropyError('invalid-argument', 'no such request')
    return found
  }
  async function put(next: StoredRequest): Promise<StoredRequest> {
    await save(all.map((request) => (request.asked.id === next.asked.id ? next : request)))
    return next
  }

  const recentRejections = (origin: string) =>
    (rejections.get(origin) ?? []).filter((at) => now() - at < rejectionsCount)

  async function show({ id, origin }: Asked): Promise<void> {
    if (recentRejections(origin).length > 1) return
    shownAt.set(id, now())
    await bringUp(id, pending().length === 1)
  }

  return {
    views: () => pending().map(viewOf),
    find: (test) => all.findLast(test),
    ofSite: (origin) => all.filter(({ asked }) => asked.origin === origin),
    async ask(asked) {
      const waiting = pending()
      if (waiting.filter((request) => request.asked.origin === asked.origin).length >= maxPending)
        throw new EntropyError('too-many-requests', 'this site has enough requests waiting')
      if (waiting.length >= maxPendingInAll)
        throw new EntropyError('too-many-requests', 'enough requests of sites are waiting')
      const request: StoredRequest = { asked, decision: { kind: 'pending' } }
      await save([...all, request])
      await show(asked)
      return request
    },
    follow: async (id, pageId) => {
      const request = get(id)
      const next = follow(request, pageId)
      if (next === request) return request
      await put(next)
      const isWaiting = next.decision.kind === 'pending'
      if (isWaiting && now() - (shownAt.get(id) ?? 0) > shownAgainAfter) await show(next.asked)
      return next
    },
    decide: (id, decision, isLost = false) => {
      const next = decide(get(id), decision, now())
      const { origin } = next.asked
      if (decision.kind === 'rejected' || (decision.kind === 'withdrawn' && !isLost))
        rejections.set(origin, [...recentRejections(origin), now()])
      return put(next)
    },
    heard: async (id) => {
      const request = get(id)
      if (!request.isHeard) await put({ ...request, isHeard: true })
    },
    onChange,
  }
}

/** Of requests in their order, those to keep. */
function newest(decided: readonly StoredRequest[]): readonly StoredRequest[] {
  const counts = new Map<string, number>()
  const latest = [...decided].reverse()
  const registering = latest.filter(isRegistering).slice(0, maxDecidedInAll)
  const others = latest
    .filter((request) => !isRegistering(request))
    .filter((request) => {
      const whose = `${request.asked.origin} ${asksToRegister(request)}`
      const count = (counts.get(whose) ?? 0) + 1
      counts.set(whose, count)
      return count <= maxDecided
    })
    .slice(0, maxDecidedInAll)
  return [...registering, ...others]
}
