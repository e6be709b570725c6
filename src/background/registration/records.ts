import * as v from 'valibot'
import { EntropyError } from '../../core/errors.ts'
import { isOver } from '../../core/registration/advance.ts'
import type { RegistrationRecord } from '../../core/registration/record.ts'
import { createListeners } from '../listeners.ts'
import type { Cell } from '../ports.ts'
import type { OnChange } from '../services.ts'

/** Finished registrations kept for the list. */
const MAX_OVER = 50

const bytes = (length: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => value.length === length),
  )
/** Enough to go on with: the rest was written together with it. */
const schema = v.looseObject({
  version: v.literal(1),
  id: v.string(),
  genesis: bytes(32),
  startedAtHash: bytes(32),
  firstBlock: v.nullable(bytes(32)),
  registrant: bytes(32),
  dealingHash: bytes(32),
  dealing: v.looseObject({ threshold: v.number(), verifyingKey: bytes(33), roster: bytes(32) }),
  envelopes: v.array(v.looseObject({ subgroup: v.number(), member: v.number(), ciphertext: bytes(114) })),
  servers: v.array(v.array(v.looseObject({ endpoint: v.string(), tssAccount: bytes(32) }))),
  calls: v.array(v.looseObject({ nonce: v.number(), extrinsic: v.instance(Uint8Array) })),
  state: v.looseObject({ kind: v.string() }),
})
const isRecord = (value: unknown): value is RegistrationRecord => v.is(schema, value)

export type Records = {
  all(): readonly RegistrationRecord[]
  get(id: string): RegistrationRecord | undefined
  /** @throws {EntropyError} `storage-failed`: then nothing has changed */
  add(record: RegistrationRecord): Promise<void>
  /** Changes are made one after another, each on the newest record, and are on disk when this resolves. */
  update(id: string, change: (record: RegistrationRecord) => RegistrationRecord): Promise<void>
  onChange: OnChange
}

/** The registrations on disk. What cannot be read is left as it lies there. */
export const openRecords = async (cell: Cell<unknown>): Promise<Records> => {
  const { onChange, tell } = createListeners()
  const found = (await cell.read()) ?? {}
  if (typeof found !== 'object' || Array.isArray(found))
    throw new EntropyError('storage-failed', 'the stored registrations cannot be read')
  const unreadable = Object.entries(found).filter(([, value]) => !isRecord(value))
  let records: readonly RegistrationRecord[] = Object.values(found).filter(isRecord)
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const save = async (next: readonly RegistrationRecord[]) => {
    await cell.write(Object.fromEntries([...unreadable, ...next.map((record) => [record.id, record])]))
    records = next
    tell()
  }

  return {
    all: () => records,
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
