import type { EntropyEvents, PageError, SiteNews } from '../protocol/pageApi.ts'
import { pageErrorCodes } from '../protocol/pageErrors.ts'
import type { PageClient } from './client.ts'
import { invalid, pageError } from './error.ts'
import { createListeners } from './listeners.ts'
import { create, freeze, freezeAll, hasOwn, stringify } from './natives.ts'
import type { Registrations } from './registrations.ts'

type Event<K extends keyof EntropyEvents> = Parameters<EntropyEvents[K]>[0]
export type Events = {
  on<K extends keyof EntropyEvents>(event: K, listener: EntropyEvents[K]): () => void
  news(news: SiteNews): void
  /** The wallet serves this page no more. */
  lost(error: PageError): void
  /** The user disconnected the site. */
  revoked(): void
  /** The wallet is ready to tell this page news, which it may not have been before. */
  enabled(): void
  isEmpty(): boolean
}

/** What a page hears unasked. The wallet tells it what there is; what is new in that is found here. */
export function createEvents(client: PageClient, { isOurs }: Pick<Registrations, 'isOurs'>): Events {
  const registration = createListeners<Event<'registration'>>()
  const constraints = createListeners<Event<'constraints'>>()
  const disconnect = createListeners<PageError>()
  const lists = { registration, constraints, disconnect }
  /** What was told last, as text by id, and by account. */
  let states: Record<string, string> | undefined
  let rules: Record<string, number> = create(null)

  /** The id under which this page knows it; otherwise that of the list. */
  function idOf(ids: readonly string[]): string {
    for (let i = 0; i < ids.length; i++) if (isOurs(ids[i]!)) return ids[i]!
    return ids[0]!
  }
  function news(next: SiteNews): void {
    const isFirst = states === undefined
    states ??= create(null) as Record<string, string>
    for (let i = 0; i < next.registrations.length; i++) {
      const { ids, state } = next.registrations[i]!
      const text = stringify(state)
      const isNew = states[ids[0]!] !== text
      states[ids[0]!] = text
      if (isNew && !isFirst) registration.tell(freeze({ id: idOf(ids), state: freezeAll(state) }))
    }
    for (let i = 0; i < next.rules.length; i++) {
      const { registrant, changed } = next.rules[i]!
      const before = rules[registrant]
      rules[registrant] = changed
      if (before !== undefined && before < changed) constraints.tell(freeze({ registrant }))
    }
  }
  const watch = () => client.ask('watch', [], news, () => undefined)
  const wantsNews = () => !registration.isEmpty() || !constraints.isEmpty()

  return {
    on(event, listener) {
      if (!hasOwn(lists, event) || typeof listener !== 'function') throw invalid('on: no such event, or no listener')
      const isWatching = wantsNews()
      const end = (lists[event] as { add(one: unknown): () => void }).add(listener)
      if (!isWatching && wantsNews()) {
        // What happened while nobody listened is not told.
        states = undefined
        rules = create(null)
        watch()
      }
      return end
    },
    news,
    lost: disconnect.tell,
    revoked: () => disconnect.tell(pageError(pageErrorCodes.unauthorised, 'the user disconnected this site')),
    enabled: () => {
      if (wantsNews()) watch()
    },
    isEmpty: () => !wantsNews() && disconnect.isEmpty(),
  }
}
