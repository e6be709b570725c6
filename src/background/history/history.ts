import type { HistoryView } from '../../protocol/popup/history.ts'
import { createListeners } from '../listeners.ts'
import type { Cell } from '../ports.ts'
import type { OnChange } from '../services.ts'
import { createTurns } from '../turns.ts'
import { isEntry } from './entrySchema.ts'

/** Entries kept on disk, and those that every page gets without asking. */
const MOST = 200
const SHOWN = 20

export type History = {
  /** Newest first. */
  all(): readonly HistoryView[]
  /** The newest few, and everything that is under way. */
  newest(): readonly HistoryView[]
  /** Puts an entry in its place by time, or in place of the one with its id. @throws {EntropyError} `storage-failed` */
  add(entry: HistoryView): Promise<void>
  onChange: OnChange
}

/** What this wallet did. What cannot be read is kept behind the rest as it is, and hides nothing. */
export const openHistory = async (cell: Cell<unknown>): Promise<History> => {
  const { onChange, tell } = createListeners()
  const found = await cell.read()
  const list: readonly unknown[] = Array.isArray(found) ? found : found === undefined ? [] : [found]
  const unreadable = list.filter((value) => !isEntry(value))
  let entries = list.filter(isEntry).sort(newestFirst)
  const inTurn = createTurns()

  return {
    all: () => entries,
    newest: () => entries.filter(({ state }, i) => i < SHOWN || state.kind === 'pending'),
    add: (entry) =>
      inTurn(async () => {
        const before = entries.find(({ id }) => id === entry.id)
        if (JSON.stringify(before) === JSON.stringify(entry)) return
        const others = entries.filter((one) => one !== before)
        const next = [entry, ...others].sort(newestFirst).slice(0, MOST)
        await cell.write([...next, ...unreadable].slice(0, MOST))
        entries = next
        tell()
      }),
    onChange,
  }
}

const newestFirst = (one: HistoryView, other: HistoryView): number => other.at - one.at
