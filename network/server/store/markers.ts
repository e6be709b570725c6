import { join } from 'node:path'
import { equalBytes } from '../../../src/core/bytes.ts'
import { makeFolder, readIfPresent, writeDurably } from '../disk/files.ts'
import { seal, unseal } from '../disk/seal.ts'
import { Refusal } from '../refusal.ts'
import { createSerial } from '../serial.ts'
import { markerFileName } from './names.ts'

/** For ever: this key with this nonce point has been used for this statement, and for no other. */
export type Markers = {
  /** @throws Refusal `nonce-reused`, `storage-failed` */
  claim(use: { verifyingKey: Uint8Array; noncePoint: Uint8Array; statementHash: Uint8Array }): Promise<void>
}

/** A damaged marker stays where it is and refuses its point: forgetting it could sign two statements with one nonce. */
export const openMarkers = async (
  dataFolder: string,
  dataKey: Uint8Array,
  onDamage: (name: string) => void,
): Promise<Markers> => {
  const folder = join(dataFolder, 'markers')
  await makeFolder(folder)
  const oneAtATime = createSerial()

  const claim = async (name: string, statementHash: Uint8Array): Promise<void> => {
    const path = join(folder, name)
    const file = await readIfPresent(path)
    if (file === undefined) return writeDurably(path, seal(dataKey, `markers/${name}`, statementHash))
    let known: Uint8Array
    try {
      known = unseal(dataKey, `markers/${name}`, file)
    } catch (cause) {
      onDamage(name)
      throw new Refusal('storage-failed', 'the record of used nonces is damaged', { cause })
    }
    if (!equalBytes(known, statementHash)) throw new Refusal('nonce-reused', 'this nonce signed another statement')
  }
  return {
    claim({ verifyingKey, noncePoint, statementHash }) {
      const name = markerFileName(dataKey, verifyingKey, noncePoint)
      return oneAtATime(name, () => claim(name, statementHash))
    },
  }
}
