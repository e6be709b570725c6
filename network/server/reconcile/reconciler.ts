import { equalBytes, toHex } from '../../../src/core/bytes.ts'
import type { ChainView, LiveDealing } from '../chain/state.ts'
import { placeOf } from '../shares/place.ts'
import type { Dealings } from '../store/dealings.ts'
import type { DealingEntry } from '../store/record.ts'
import type { AckCollector } from './collectAcks.ts'
import { type Action, decide } from './decide.ts'
import type { Subject } from './perform.ts'

const EVERY_MS = 30_000

export type ReconcilerNeeds = {
  view: ChainView
  tssAccount: Uint8Array
  dealings: Dealings
  acks: AckCollector
  perform(action: Action, subject: Subject): Promise<void>
  onAction(action: Action, subject: Subject): void
  onError(error: unknown, subject: Subject): void
}

export type Reconciler = {
  /** Looks at everything again: at every head, and when a share has come. */
  run(): void
  /** Resolves when nothing is being done any more. */
  stop(): Promise<void>
}

type Known = Subject & { key: string; entry: DealingEntry | undefined }

const keyOf = ({ registrant, dealingHash }: { registrant: Uint8Array; dealingHash: Uint8Array }) =>
  `${toHex(registrant)} ${toHex(dealingHash)}`

/** What is in the store, and what is on chain with this server in its roster. */
const subjectsOf = ({ view, tssAccount, dealings }: ReconcilerNeeds): Known[] => {
  const registrations = view.best()?.registrations ?? new Map()
  const liveOf = ({ registrant, dealingHash }: DealingEntry): LiveDealing | undefined => {
    const found = registrations.get(toHex(registrant))
    return found?.kind === 'dealt' && equalBytes(found.dealt.dealingHash, dealingHash) ? found : undefined
  }
  const known = new Map<string, Known>()
  for (const entry of dealings.entries()) {
    const { registrant, dealingHash } = entry
    known.set(keyOf(entry), { key: keyOf(entry), registrant, dealingHash, entry, live: liveOf(entry) })
  }
  for (const live of registrations.values()) {
    if (live.kind !== 'dealt' || placeOf(live.roster, tssAccount) === undefined) continue
    const subject = { registrant: live.registrant, dealingHash: live.dealt.dealingHash, live, entry: undefined }
    if (!known.has(keyOf(subject))) known.set(keyOf(subject), { key: keyOf(subject), ...subject })
  }
  return [...known.values()]
}

/** Brings store and chain together, again and again; remembers nothing that a restart could not find out anew. */
export const startReconciler = (needs: ReconcilerNeeds): Reconciler => {
  const { view, tssAccount, acks } = needs
  const heldSince = new Map<string, number>()
  const atWork = new Map<string, Promise<void>>()
  let isStopping = false

  const run = () => {
    const best = view.best()
    const finalized = view.finalized()
    if (isStopping || best === undefined || finalized === undefined) return
    const isReady = view.status() === 'ready'
    const subjects = subjectsOf(needs)
    for (const { key, entry, live, ...named } of subjects) {
      if (atWork.has(key)) continue
      const since = heldSince.get(key) ?? best.block.number
      if (entry?.state === 'held' && live !== undefined) heldSince.set(key, since)
      const subject = { ...named, live }
      const action = decide({ ...named, tssAccount, isReady, best, finalized, entry, since })
      if (action.kind === 'wait') continue
      needs.onAction(action, subject)
      const work = needs.perform(action, subject).catch((error) => needs.onError(error, subject))
      atWork.set(
        key,
        work.finally(() => atWork.delete(key)),
      )
    }
    const keys = new Set(subjects.map(({ key }) => key))
    for (const key of heldSince.keys()) if (!keys.has(key)) heldSince.delete(key)
    acks.keepOnly(new Set(subjects.map(({ dealingHash }) => toHex(dealingHash))))
  }
  const timer = setInterval(run, EVERY_MS)
  return {
    run,
    async stop() {
      isStopping = true
      clearInterval(timer)
      await Promise.all(atWork.values())
    },
  }
}
