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
  emptyTrash(): Promise<void>
  close(): Promise<void>
}

const openKeySets = async (folder: string, dataKey: Uint8Array) => {
  const stored = await openSecrets(folder, dataKey)
  const secretsOf = new Map(
    await Promise.all(stored.map(async (secrets) => [await importKeySet(secrets), secrets] as const)),
  )
  return {
    keySets: createKeySets(() => [...secretsOf.keys()]),
    async forgetKeySet(set: KeySet) {
      const secrets = secretsOf.get(set)
      if (secrets === undefined) return
      await removeSecrets(folder, dataKey, secrets)
      secretsOf.delete(set)
      wipe(secrets.tss, secrets.x25519)
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
      emptyTrash: () => emptyTrash(folder, Date.now()),
      close: () => lock.release(),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
