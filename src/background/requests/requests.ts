import { EntropyError } from '../../core/errors.ts'
import type { RequestView } from '../../protocol/popupApi.ts'
import { createListeners } from '../listeners.ts'
import type { Cell, Now } from '../ports.ts'
import type { OnChange } from '../services.ts'
import { type Asked, type Decision, decide, follow, parseRequests, type StoredRequest, viewOf } from './request.ts'

export type Requests = {
  /** What waits for the user, oldest first. */
  views(): readonly RequestView[]
  find(test: (request: StoredRequest) => boolean): StoredRequest | undefined
  /** Stored first, then shown. @throws 'too-many-requests' when this origin has enough waiting. */
  ask(asked: Asked): Promise<StoredRequest>
  /** A page follows a request that is there already. */
  follow(id: string, pageId: string): Promise<StoredRequest>
  /** @throws 'invalid-argument' unless it is pending. */
  decide(id: string, decision: Exclude<Decision, { kind: 'pending' }>): Promise<StoredRequest>
  readonly onChange: OnChange
}
export type Prompt = {
  show(requestId: string, isOnlyOne: boolean): Promise<void>
  badge(count: number): Promise<void>
}

const maxPending = 3
/** Decided requests are kept so that a page that asks again hears the same answer. */
const maxDecided = 50
/** A site whose wish was just rejected may wish again, but opens no window with it. */
const quietAfterRejection = 30_000

export async function openRequests(cell: Cell<readonly StoredRequest[]>, prompt: Prompt, now: Now): Promise<Requests> {
  let all = parseRequests(await cell.read())
  let saving = Promise.resolve()
  const rejectedAt = new Map<string, number>()
  const { onChange, tell } = createListeners()
  const pending = () => all.filter(({ decision }) => decision.kind === 'pending')

  async function save(next: readonly StoredRequest[]): Promise<void> {
    const decided = next.filter(({ decision }) => decision.kind !== 'pending').slice(-maxDecided)
    all = next.filter((request) => request.decision.kind === 'pending' || decided.includes(request))
    const stored = all
    saving = saving.catch(() => undefined).then(() => cell.write(stored))
    await saving
    await prompt.badge(pending().length)
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

  await prompt.badge(pending().length)
  return {
    views: () => pending().map(viewOf),
    find: (test) => all.findLast(test),
    async ask(asked) {
      if (pending().filter((request) => request.asked.origin === asked.origin).length >= maxPending)
        throw new EntropyError('too-many-requests', 'this site has enough requests waiting')
      const request: StoredRequest = { asked, decision: { kind: 'pending' } }
      await save([...all, request])
      if (now() - (rejectedAt.get(asked.origin) ?? Number.NEGATIVE_INFINITY) > quietAfterRejection)
        await prompt.show(asked.id, pending().length === 1)
      return request
    },
    follow: async (id, pageId) => {
      const request = get(id)
      const next = follow(request, pageId)
      return next === request ? request : put(next)
    },
    decide: (id, decision) => {
      const next = decide(get(id), decision)
      if (decision.kind === 'rejected') rejectedAt.set(next.asked.origin, now())
      return put(next)
    },
    onChange,
  }
}
