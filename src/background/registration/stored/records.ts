import { isOver } from '../../../core/registration/advance.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import { createListeners } from '../../listeners.ts'
import type { Cell } from '../../ports.ts'
import type { OnChange } from '../../services.ts'
import { createTurns } from '../../turns.ts'
import { asRecord } from './recordSchema.ts'

/** Finished registrations kept for the list. */
const MAX_OVER = 50

export type Records = {
  all(): readonly RegistrationRecord[]
  /** How many things were found that are no registrations. */
  readonly unreadable: number
  get(id: string): RegistrationRecord | undefined
  /** @throws {EntropyError} `storage-failed`: then nothing has changed */
  add(record: RegistrationRecord): Promise<void>
  /** Changes are made one after another, each on the newest record, and are on disk when this resolves. */
  update(id: string, change: (record: RegistrationRecord) => RegistrationRecord): Promise<void>
  onChange: OnChange
}

/** The registrations on disk, oldest first: a store may give them back in any order. What cannot be read is kept as it is. */
export const openRecords = async (cell: Cell<unknown>): Promise<Records> => {
  const { onChange, tell } = createListeners()
  const found = entriesOf(await cell.read()).map(([name, value]) => ({ name, value, record: asRecord(value, name) }))
  const unreadable = found.flatMap(({ name, value, record }) => (record ? [] : [[name, value] as const]))
  let records: readonly RegistrationRecord[] = found
    .flatMap(({ record }) => record ?? [])
    .sort((one, other) => one.startedAt - other.startedAt)
  const inTurn = createTurns()
  const save = async (next: readonly RegistrationRecord[]) => {
    await cell.write(Object.fromEntries([...unreadable, ...next.map((record) => [record.id, record])]))
    records = next
    tell()
  }

  return {
    all: () => records,
    unreadable: unreadable.length,
    get: (id) => records.find((record) => record.id === id),
    add: (record) =>
      inTurn(async () => {
        const over = records.filter(({ state }) => isOver(state)).slice(0, 1 - MAX_OVER)
        await save([...records.filter((one) => !over.includes(one)), record])
      }),
    update: (id, change) =>
      inTurn(async () => {
        const before = records.find((record) => record.id === id)
        const after = before && change(before)
        if (!after || after === before) return
        await save(records.map((record) => (record === before ? after : record)))
      }),
    onChange,
  }
}

const entriesOf = (found: unknown): readonly [string, unknown][] => {
  if (found === undefined) return []
  const isMap = typeof found === 'object' && found !== null && !Array.isArray(found)
  return isMap ? Object.entries(found) : [['unreadable', found]]
}
