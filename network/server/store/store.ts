import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { wipe } from '../../../src/core/bytes.ts'
import { openDataKey } from '../disk/dataKey.ts'
import { listCompleteFiles } from '../disk/files.ts'
import { readKeyFile } from '../disk/keyFile.ts'
import { lockFolder } from '../disk/lock.ts'
import { createKeySets, importKeySet, type KeySet, type KeySets } from '../keys/keySet.ts'
import { StartError } from '../ops/fatal.ts'
import { type Dealings, openDealings } from './dealings.ts'
import { type Markers, openMarkers } from './markers.ts'
import { openSecrets, removeSecrets } from './secrets.ts'
import { emptyTrash, verifyTrash } from './trash.ts'

/** Files that can be damaged without keeping the server from starting. */
export type DamageKind = 'dealing' | 'marker' | 'trash'

export type Store = {
  keySets: KeySets
  /** For good: nothing that was sealed to this set can be opened any more. */
  forgetKeySet(set: KeySet): Promise<void>
  dealings: Dealings
  markers: Markers
  /** Resolves if a file can be made and made durable. */
  probe(): Promise<void>
  /** Looks whether every dealing can still be read, and empties the trash. To be called now and then. */
  keepHouse(): Promise<void>
  close(): Promise<void>
}

const openKeySets = async (folder: string, dataKey: Uint8Array) => {
  let sets = await Promise.all((await openSecrets(folder, dataKey)).map(importKeySet))
  return {
    keySets: createKeySets(() => sets),
    async forgetKeySet(set: KeySet) {
      const { tssSecret, x25519Secret } = set
      await removeSecrets(folder, dataKey, { tss: tssSecret, x25519: x25519Secret })
      sets = sets.filter((other) => other !== set)
      wipe(tssSecret, x25519Secret)
    },
  }
}

/** Takes the data folder for this process alone and opens everything in it. @throws StartError */
export const openStore = async (
  folder: string,
  keyFile: string,
  onDamage: (kind: DamageKind, name: string) => void,
): Promise<Store> => {
  const keyFileKey = await readKeyFile(keyFile)
  const lock = await lockFolder(folder).catch((cause) => {
    throw cause instanceof StartError
      ? cause
      : new StartError(`data folder ${folder} cannot be used: ${cause.code}`, { cause })
  })
  try {
    // what a crash left half-written of the files beside the folders
    await listCompleteFiles(folder)
    const dataKey = await openDataKey(folder, keyFileKey)
    const keys = await openKeySets(folder, dataKey)
    const dealings = await openDealings(folder, dataKey, (name) => onDamage('dealing', name))
    await verifyTrash(folder, dataKey, (name) => onDamage('trash', name))
    return {
      ...keys,
      dealings,
      markers: await openMarkers(folder, dataKey, (name) => onDamage('marker', name)),
      async probe() {
        const path = join(folder, 'probe.tmp')
        const handle = await open(path, 'w', 0o600)
        await handle.sync().finally(() => handle.close())
        await rm(path, { force: true })
      },
      async keepHouse() {
        await emptyTrash(folder, Date.now())
        await dealings.verify()
      },
      close: () => lock.release(),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
