import { join } from 'node:path'
import { Struct } from 'scale-ts'
import { equalBytes, wipe } from '../../../src/core/bytes.ts'
import { bytes, decode, vector } from '../../../src/core/scale.ts'
import { readIfPresent, writeDurably } from '../disk/files.ts'
import { seal, unseal } from '../disk/seal.ts'
import type { ServerSecrets } from '../keys/keySet.ts'
import { StartError } from '../ops/fatal.ts'

const NAME = 'secrets'
const MAX_SETS = 8

/** One file for all sets: it changes by one rename, so that a crash leaves the old list or the new one, and never none. */
const secretsCodec = vector(Struct({ tss: bytes(64), x25519: bytes(32) }), MAX_SETS)

export const writeSecrets = async (folder: string, dataKey: Uint8Array, sets: ServerSecrets[]): Promise<void> => {
  const content = secretsCodec.enc(sets)
  await writeDurably(join(folder, NAME), seal(dataKey, NAME, content)).finally(() => wipe(content))
}

const isSame = (a: ServerSecrets, b: ServerSecrets) => equalBytes(a.tss, b.tss) && equalBytes(a.x25519, b.x25519)

/** @throws StartError when there are secrets already: they may be the only copy. */
export const createSecrets = async (folder: string, dataKey: Uint8Array, secrets: ServerSecrets): Promise<void> => {
  if ((await readIfPresent(join(folder, NAME))) !== undefined)
    throw new StartError(`data folder ${folder} is already set up`)
  await writeSecrets(folder, dataKey, [secrets])
}

/** The secrets of every key set, oldest first. @throws StartError */
export const openSecrets = async (folder: string, dataKey: Uint8Array): Promise<ServerSecrets[]> => {
  const file = await readIfPresent(join(folder, NAME))
  if (file === undefined) throw new StartError(`data folder ${folder} has no secrets: run init first`)
  try {
    const content = unseal(dataKey, NAME, file)
    const sets = decode(secretsCodec, content, NAME)
    wipe(content)
    return sets
  } catch (cause) {
    throw new StartError(`the secrets in data folder ${folder} are damaged: restore them from a backup`, { cause })
  }
}

/** @throws StartError when they are damaged or gone */
export const checkSecrets = async (folder: string, dataKey: Uint8Array): Promise<void> => {
  for (const { tss, x25519 } of await openSecrets(folder, dataKey)) wipe(tss, x25519)
}

/** @throws StartError */
export const addSecrets = async (folder: string, dataKey: Uint8Array, secrets: ServerSecrets): Promise<void> => {
  const sets = await openSecrets(folder, dataKey)
  if (sets.some((set) => isSame(set, secrets))) throw new StartError('these secrets are in the data folder already')
  if (sets.length === MAX_SETS)
    throw new StartError(
      `data folder ${folder} holds ${MAX_SETS} key sets already: let the server finish with old ones`,
    )
  await writeSecrets(folder, dataKey, [...sets, secrets])
}

/** For good. */
export const removeSecrets = async (folder: string, dataKey: Uint8Array, secrets: ServerSecrets): Promise<void> => {
  const sets = await openSecrets(folder, dataKey)
  await writeSecrets(
    folder,
    dataKey,
    sets.filter((set) => !isSame(set, secrets)),
  )
  for (const set of sets) wipe(set.tss, set.x25519)
}
