import { join } from 'node:path'
import { wipe } from '../../../src/core/bytes.ts'
import { decode } from '../../../src/core/scale.ts'
import { listCompleteFiles, makeFolder, moveDurably, readIfPresent, writeDurably } from '../disk/files.ts'
import { DamagedFile, seal, unseal } from '../disk/seal.ts'
import { dealingFileName } from './names.ts'
import { type DealingEntry, type DealingRecord, dealingRecordCodec, entryOf, wipeRecord } from './record.ts'

export type Dealings = {
  entries(): Iterable<DealingEntry>
  has(registrant: Uint8Array, dealingHash: Uint8Array): boolean
  /** The record, or nothing when there is none or its file is damaged. The caller wipes what it no longer needs. */
  get(registrant: Uint8Array, dealingHash: Uint8Array): Promise<DealingRecord | undefined>
  /** Durable when it resolves. */
  put(record: DealingRecord): Promise<void>
  /** Out of use, and gone for good after the trash's time. */
  discard(registrant: Uint8Array, dealingHash: Uint8Array): Promise<void>
}

/** One authenticated file per dealing under `folder`; an index without secrets in memory. Damaged files go to quarantine and raise `onDamage`. */
export const openDealings = async (
  folder: string,
  dataKey: Uint8Array,
  onDamage: (name: string) => void,
): Promise<Dealings> => {
  const paths = {
    dealings: join(folder, 'dealings'),
    quarantine: join(folder, 'quarantine'),
    trash: join(folder, 'trash'),
  }
  for (const path of Object.values(paths)) await makeFolder(path)
  const index = new Map<string, DealingEntry>()

  const read = async (name: string): Promise<DealingRecord | undefined> => {
    const file = await readIfPresent(join(paths.dealings, name))
    try {
      if (file === undefined) throw new DamagedFile(`${name} is gone`)
      const content = unseal(dataKey, `dealings/${name}`, file)
      const record = decode(dealingRecordCodec, content, 'dealing record')
      wipe(content)
      return record
    } catch {
      if (file !== undefined)
        await moveDurably(join(paths.dealings, name), join(paths.quarantine, `${Date.now()}-${name}`))
      index.delete(name)
      onDamage(name)
      return undefined
    }
  }

  for (const name of await listCompleteFiles(paths.dealings)) {
    const record = await read(name)
    if (record === undefined) continue
    index.set(name, entryOf(record))
    wipeRecord(record)
  }

  const nameOf = (registrant: Uint8Array, dealingHash: Uint8Array) => dealingFileName(dataKey, registrant, dealingHash)
  return {
    entries: () => index.values(),
    has: (registrant, dealingHash) => index.has(nameOf(registrant, dealingHash)),
    async get(registrant, dealingHash) {
      const name = nameOf(registrant, dealingHash)
      return index.has(name) ? read(name) : undefined
    },
    async put(record) {
      const name = nameOf(record.registrant, record.dealingHash)
      const content = dealingRecordCodec.enc(record)
      await writeDurably(join(paths.dealings, name), seal(dataKey, `dealings/${name}`, content))
      wipe(content)
      index.set(name, entryOf(record))
    },
    async discard(registrant, dealingHash) {
      const name = nameOf(registrant, dealingHash)
      if (!index.has(name)) return
      await moveDurably(join(paths.dealings, name), join(paths.trash, `${Date.now()}-${name}`))
      index.delete(name)
    },
  }
}
