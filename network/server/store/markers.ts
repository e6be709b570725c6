import { join } from 'node:path'
import { equalBytes } from '../../../src/core/bytes.ts'
import { listCompleteFiles, makeFolder, readIfPresent, writeDurably } from '../disk/files.ts'
import { seal, unseal } from '../disk/seal.ts'
import { Refusal } from '../refusal.ts'
import { createSerial } from '../serial.ts'
import { markerFileName } from './names.ts'
import { quarantineCopy } from './quarantine.ts'

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
}

/**
 * A damaged marker stays where it is and refuses its point: forgetting it could sign two statements with one nonce. Only the chain
 * can say again what it said: it takes a key with a nonce point once in all its history, so a dealing that is final is the one that
 * the marker was for, unless the marker was for a block that was reverted. The same holds for a marker that is missing because the
 * folder is an older copy. What is left is a dealer who signed two statements with one nonce in two branches of the chain, and has
 * given its key away to whoever saw both.
 */
export const openMarkers = async (
  dataFolder: string,
  dataKey: Uint8Array,
  onDamage: (name: string) => void,
): Promise<Markers> => {
  const folder = join(dataFolder, 'markers')
  await makeFolder(folder)
  const oneAtATime = createSerial()

  /** The statement's hash, or `damaged`; nothing if there is no such marker. */
  const read = async (name: string): Promise<Uint8Array | 'damaged' | undefined> => {
    const file = await readIfPresent(join(folder, name))
    try {
      return file && unseal(dataKey, `markers/${name}`, file)
    } catch {
      onDamage(name)
      return 'damaged'
    }
  }
  const write = (name: string, statementHash: Uint8Array): Promise<void> =>
    writeDurably(join(folder, name), seal(dataKey, `markers/${name}`, statementHash))

  const claim = async (name: string, { statementHash, isFinal }: NonceUse): Promise<void> => {
    const known = await read(name)
    if (known === undefined) return write(name, statementHash)
    if (known === 'damaged') {
      if (!isFinal) throw new Refusal('storage-failed', 'the record of used nonces is damaged')
      await quarantineCopy(dataFolder, 'markers', name)
      return write(name, statementHash)
    }
    if (!equalBytes(known, statementHash)) throw new Refusal('nonce-reused', 'this nonce signed another statement')
  }

  for (const name of await listCompleteFiles(folder)) await read(name)
  return {
    claim(use) {
      const name = markerFileName(dataKey, use.verifyingKey, use.noncePoint)
      return oneAtATime(name, () => claim(name, use))
    },
  }
}
