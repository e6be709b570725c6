import { join } from 'node:path'
import { equalBytes } from '../../../src/core/bytes.ts'
import { listCompleteFiles, makeFolder, readIfPresent, removeHalfWritten, writeDurably } from '../disk/files.ts'
import { quarantineCopy } from '../disk/quarantine.ts'
import { seal, unseal } from '../disk/seal.ts'
import { Refusal } from '../refusal.ts'
import { createSerial } from '../serial.ts'
import { markerFileName } from './names.ts'

/** One statement's use of a nonce point. `isFinal`: its dealing stands in a finalized block. */
export type NonceUse = {
  verifyingKey: Uint8Array
  noncePoint: Uint8Array
  statementHash: Uint8Array
  isFinal: boolean
}

/** For ever: this key with this nonce point has been used for this statement, and for no other. */
export type Markers = {
  /** @throws Refusal `nonce-reused`, `storage-failed` */
  claim(use: NonceUse): Promise<void>
  /** Reads every marker. */
  verify(): Promise<void>
}

/** In the place of a statement that nobody can read any more: a marker all the same. */
const UNKNOWN = new Uint8Array(0)

/**
 * A damaged marker is one of an unknown statement from then on, and refuses its point: forgetting it could sign two statements with
 * one nonce. Only the chain can say again what it said: it takes a key with a nonce point once in all its history, so a dealing that
 * is final is the one that the marker was for, unless the marker was for a block that was reverted. The same holds for a marker that
 * is missing because the folder is an older copy. What is left is a dealer who signed two statements with one nonce in two branches
 * of the chain, and has given its key away to whoever saw both.
 */
export const openMarkers = async (
  dataFolder: string,
  dataKey: Uint8Array,
  onDamage: (name: string) => void,
): Promise<Markers> => {
  const folder = join(dataFolder, 'markers')
  await makeFolder(folder)
  const oneAtATime = createSerial()

  const write = (name: string, statementHash: Uint8Array): Promise<void> =>
    writeDurably(join(folder, name), seal(dataKey, `markers/${name}`, statementHash))

  const putAside = async (name: string): Promise<void> => {
    await quarantineCopy(dataFolder, 'markers', name)
    await write(name, UNKNOWN)
  }
  /** The statement's hash, or that it is unknown; nothing if there is no such marker. */
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const file = await readIfPresent(join(folder, name))
    try {
      return file && unseal(dataKey, `markers/${name}`, file)
    } catch {
      onDamage(name)
      // it refuses its point where it is, too, and is then said again
      await putAside(name).catch(() => undefined)
      return UNKNOWN
    }
  }

  const claim = async (name: string, { statementHash, isFinal }: NonceUse): Promise<void> => {
    const known = await read(name)
    if (known === undefined) return write(name, statementHash)
    if (known.length === UNKNOWN.length) {
      if (!isFinal) throw new Refusal('storage-failed', 'the record of used nonces is damaged')
      return write(name, statementHash)
    }
    if (!equalBytes(known, statementHash)) throw new Refusal('nonce-reused', 'this nonce signed another statement')
  }

  const verify = async (): Promise<void> => {
    for (const name of await listCompleteFiles(folder)) await oneAtATime(name, () => read(name))
  }
  await removeHalfWritten(folder)
  await verify()
  return {
    verify,
    claim(use) {
      const name = markerFileName(dataKey, use.verifyingKey, use.noncePoint)
      return oneAtATime(name, () => claim(name, use))
    },
  }
}
