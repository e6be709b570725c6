import { join } from 'node:path'
import { wipe } from '../../../src/core/bytes.ts'
import { decode } from '../../../src/core/scale.ts'
import {
  listCompleteFiles,
  makeFolder,
  moveDurably,
  readIfPresent,
  removeHalfWritten,
  writeDurably,
} from '../disk/files.ts'
import { isQuarantined, quarantine } from '../disk/quarantine.ts'
import { DamagedFile, seal, unseal } from '../disk/seal.ts'
import { createSerial } from '../serial.ts'
import { dealingFileName } from './names.ts'
import { type DealingEntry, type DealingRecord, dealingRecordCodec, entryOf, wipeRecord } from './record.ts'

export type Dealings = {
  entries(): Iterable<DealingEntry>
  has(registrant: Uint8Array, dealingHash: Uint8Array): boolean
  find(registrant: Uint8Array, dealingHash: Uint8Array): DealingEntry | undefined
  /** The record, or nothing when there is none or its file is damaged. The caller wipes what it no longer needs. */
  get(registrant: Uint8Array, dealingHash: Uint8Array): Promise<DealingRecord | undefined>
  /** Durable when it resolves. */
  put(record: DealingRecord): Promise<void>
  /** Out of use, and gone for good after the trash's time. */
  discard(registrant: Uint8Array, dealingHash: Uint8Array): Promise<void>
  /** Whether a file of this dealing lies in quarantine. */
  wasDamaged(registrant: Uint8Array, dealingHash: Uint8Array): Promise<boolean>
  /** Reads every file: what rots unseen in one place has to be healed before it has rotted in all. */
  verify(): Promise<void>
}

/** One authenticated file per dealing under `folder`; an index without secrets in memory. Damaged files go to quarantine and raise `onDamage`. */
export const openDealings = async (
  folder: string,
  dataKey: Uint8Array,
  onDamage: (name: string) => void,
): Promise<Dealings> => {
  const paths = { dealings: join(folder, 'dealings'), trash: join(folder, 'trash') }
  for (const path of [...Object.values(paths), join(folder, 'quarantine')]) await makeFolder(path)
  const index = new Map<string, DealingEntry>()
  const oneAtATime = createSerial()

  const read = async (name: string): Promise<DealingRecord | undefined> => {
    const file = await readIfPresent(join(paths.dealings, name))
    try {
      if (file === undefined) throw new DamagedFile(`${name} is gone`)
      const content = unseal(dataKey, `dealings/${name}`, file)
      const record = decode(dealingRecordCodec, content, 'dealing record')
      wipe(content)
      return record
    } catch {
      if (file !== undefined) await quarantine(folder, 'dealings', name)
      index.delete(name)
      onDamage(name)
      return undefined
    }
  }

  await removeHalfWritten(paths.dealings)
  for (const name of await listCompleteFiles(paths.dealings)) {
    const record = await read(name)
    if (record === undefined) continue
    index.set(name, entryOf(record))
    wipeRecord(record)
  }

  const get = (name: string) => oneAtATime(name, async () => (index.has(name) ? read(name) : undefined))
  const nameOf = (registrant: Uint8Array, dealingHash: Uint8Array) => dealingFileName(dataKey, registrant, dealingHash)
  return {
    entries: () => index.values(),
    has: (registrant, dealingHash) => index.has(nameOf(registrant, dealingHash)),
    find: (registrant, dealingHash) => index.get(nameOf(registrant, dealingHash)),
    get: (registrant, dealingHash) => get(nameOf(registrant, dealingHash)),
    put(record) {
      const name = nameOf(record.registrant, record.dealingHash)
      return oneAtATime(name, async () => {
        const content = dealingRecordCodec.enc(record)
        const file = seal(dataKey, `dealings/${name}`, content)
        wipe(content)
        await writeDurably(join(paths.dealings, name), file)
        index.set(name, entryOf(record))
      })
    },
    discard(registrant, dealingHash) {
      const name = nameOf(registrant, dealingHash)
      return oneAtATime(name, async () => {
        if (!index.has(name)) return
        await moveDurably(join(paths.dealings, name), join(paths.trash, `${Date.now()}-${name}`))
        index.delete(name)
      })
    },
    wasDamaged: (registrant, dealingHash) => isQuarantined(folder, nameOf(registrant, dealingHash)),
    async verify() {
      for (const name of [...index.keys()]) {
        const record = await get(name)
        if (record !== undefined) wipeRecord(record)
      }
    },
  }
}
