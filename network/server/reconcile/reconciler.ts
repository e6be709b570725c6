import { toHex } from '../../../src/core/bytes.ts'
import { dealingAt } from '../chain/progress.ts'
import type { ChainState, ChainView } from '../chain/state.ts'
import type { KeySets } from '../keys/keySet.ts'
import type { Dealings } from '../store/dealings.ts'
import type { DealingEntry } from '../store/record.ts'
import { decide } from './decide/decide.ts'
import type { Action } from './decide/situation.ts'
import { noteTurns } from './decide/turns.ts'
import type { AckCollector } from './perform/collectAcks.ts'
import type { Subject } from './perform/perform.ts'

const EVERY_MS = 30_000

export type ReconcilerNeeds = {
  view: ChainView
  keySets: KeySets
  dealings: Dealings
  acks: Pick<AckCollector, 'keepOnly'>
  perform(action: Action, subject: Subject): Promise<void>
  onAction(action: Action, subject: Subject): void
  onError(error: unknown, subject: Subject): void
}

export type Reconciler = {
  /** Looks at everything again: at every head, and when a share has come. */
  run(): void
  /** Resolves when everything is done that is being done now. */
  settled(): Promise<void>
  /** The same, and nothing new is begun. */
  stop(): Promise<void>
}

type Known = Subject & { key: string; entry: DealingEntry | undefined }

/** What is in the store, and what is on chain with this server in its roster. */
const subjectsOf = ({ keySets, dealings }: ReconcilerNeeds, best: ChainState): Known[] => {
  const known = new Map<string, Known>()
  const add = ({ registrant, dealingHash, live }: Subject, entry: DealingEntry | undefined) => {
    const key = `${toHex(registrant)} ${toHex(dealingHash)}`
    if (!known.has(key)) known.set(key, { key, registrant, dealingHash, live, entry })
  }
  for (const entry of dealings.entries()) {
    const live = dealingAt(best, entry)
    // Shares that are kept for good are many, and there is nothing left to do for them.
    if (live !== undefined || entry.state !== 'kept') add({ ...entry, live }, entry)
  }
  for (const live of best.registrations.values()) {
    if (live.kind === 'open' || keySets.forRoster(live.roster) === undefined) continue
    add({ registrant: live.registrant, dealingHash: live.opened.dealingHash, live }, undefined)
  }
  return [...known.values()]
}

/** Brings store and chain together, again and again; remembers nothing that a restart could not find out anew. */
export const startReconciler = (needs: ReconcilerNeeds): Reconciler => {
  const { view, keySets, acks } = needs
  const turns = new Map<string, ReadonlyMap<string, number>>()
  const atWork = new Map<string, Promise<void>>()
  let isStopping = false

  const run = () => {
    const best = view.best()
    const finalized = view.finalized()
    if (isStopping || best === undefined || finalized === undefined) return
    const isReady = view.status() === 'ready'
    const subjects = subjectsOf(needs, best)
    for (const { key, entry, ...subject } of subjects) {
      const { registrant, dealingHash, live } = subject
      const tssAccount = live && keySets.forRoster(live.roster)?.tssAccount
      const known = { registrant, dealingHash, tssAccount, isReady, best, finalized, entry }
      const since = noteTurns({ ...known, since: turns.get(key) ?? new Map() })
      turns.set(key, since)
      if (atWork.has(key)) continue
      const action = decide({ ...known, since })
      if (action.kind === 'wait') continue
      needs.onAction(action, subject)
      const work = needs.perform(action, subject).catch((error) => needs.onError(error, subject))
      atWork.set(
        key,
        work.finally(() => atWork.delete(key)),
      )
    }
    const keys = new Set(subjects.map(({ key }) => key))
    for (const key of turns.keys()) if (!keys.has(key)) turns.delete(key)
    acks.keepOnly(new Set(subjects.map(({ dealingHash }) => toHex(dealingHash))))
  }
  const settled = async () => void (await Promise.all(atWork.values()))
  const timer = setInterval(run, EVERY_MS)
  return {
    run,
    settled,
    stop() {
      isStopping = true
      clearInterval(timer)
      return settled()
    },
  }
}
