import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes, wipe } from '../../../src/core/bytes.ts'
import { checkDataKey, openDataKey, wrapDataKey } from '../disk/dataKey.ts'
import { removeHalfWritten } from '../disk/files.ts'
import { readKeyFile } from '../disk/keyFile.ts'
import { lockFolder } from '../disk/lock.ts'
import { mend, type VitalFile } from '../disk/mend.ts'
import { createKeySets, importKeySet, type KeySet, type KeySets } from '../keys/keySet.ts'
import { StartError } from '../ops/fatal.ts'
import { createSerial } from '../serial.ts'
import { type Dealings, openDealings } from './dealings.ts'
import { type Markers, openMarkers } from './markers.ts'
import { checkSecrets, openSecrets, removeSecrets, writeSecrets } from './secrets.ts'
import { emptyTrash, verifyTrash } from './trash.ts'

/** What was found damaged: a file that a start can do without, by its name, or one that it needs, with what became of it. */
export type DamageKind = 'dealing' | 'marker' | 'trash' | 'data-key' | 'secrets'

export type Store = {
  keySets: KeySets
  /** For good: nothing that was sealed to this set can be opened any more. */
  forgetKeySet(set: KeySet): Promise<void>
  dealings: Dealings
  markers: Markers
  /** Resolves if a file can be made and made durable. */
  probe(): Promise<void>
  /** Looks whether everything can still be read, mends what can be mended, and empties the trash. To be called now and then. */
  keepHouse(): Promise<void>
  close(): Promise<void>
}

const sumOf = (...secrets: Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const secret of secrets) hash.update(secret)
  return hash.digest()
}

const vitalDataKey = (folder: string, keyFileKey: Uint8Array, dataKey: Uint8Array): VitalFile => {
  const sum = sumOf(keyFileKey, dataKey)
  return {
    check: () => checkDataKey(folder, keyFileKey),
    isClean: () => equalBytes(sumOf(keyFileKey, dataKey), sum),
    write: () => wrapDataKey(folder, keyFileKey, dataKey),
  }
}

const openKeySets = async (folder: string, dataKey: Uint8Array) => {
  const secretsOf = ({ tssSecret: tss, x25519Secret: x25519 }: KeySet) => ({ tss, x25519 })
  const sum = ({ tssSecret, x25519Secret }: KeySet) => sumOf(tssSecret, x25519Secret)
  let sets = await Promise.all((await openSecrets(folder, dataKey)).map(importKeySet))
  const sums = new Map(sets.map((set) => [set, sum(set)]))
  const oneAtATime = createSerial()
  const vital: VitalFile = {
    check: () => checkSecrets(folder, dataKey),
    isClean: () => sets.every((set) => equalBytes(sum(set), sums.get(set)!)),
    write: () => writeSecrets(folder, dataKey, sets.map(secretsOf)),
  }
  return {
    keySets: createKeySets(() => sets),
    forgetKeySet: (set: KeySet) =>
      oneAtATime('secrets', async () => {
        await removeSecrets(folder, dataKey, secretsOf(set))
        sets = sets.filter((other) => other !== set)
        sums.delete(set)
        wipe(set.tssSecret, set.x25519Secret)
      }),
    mendSecrets: () => oneAtATime('secrets', () => mend(vital)),
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
    await removeHalfWritten(folder)
    const dataKey = await openDataKey(folder, keyFileKey)
    const dataKeyFile = vitalDataKey(folder, keyFileKey, dataKey)
    const { mendSecrets, ...keys } = await openKeySets(folder, dataKey)
    const dealings = await openDealings(folder, dataKey, (name) => onDamage('dealing', name))
    const markers = await openMarkers(folder, dataKey, (name) => onDamage('marker', name))
    const lookAtTrash = () => verifyTrash(folder, dataKey, (name) => onDamage('trash', name))
    const lookAtVitalFiles = async () => {
      const found = { 'data-key': await mend(dataKeyFile), secrets: await mendSecrets() }
      for (const [kind, mending] of Object.entries(found))
        if (mending !== undefined) onDamage(kind as keyof typeof found, mending)
    }
    await lookAtTrash()
    return {
      ...keys,
      dealings,
      markers,
      async probe() {
        const path = join(folder, 'probe.tmp')
        const handle = await open(path, 'w', 0o600)
        await handle.sync().finally(() => handle.close())
        await rm(path, { force: true })
      },
      async keepHouse() {
        await lookAtVitalFiles()
        await emptyTrash(folder, Date.now())
        await lookAtTrash()
        await markers.verify()
        await dealings.verify()
      },
      close: () => lock.release(),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
