import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ensureDataKey } from '../disk/dataKey.ts'
import { ensureKeyFile } from '../disk/keyFile.ts'
import type { ServerSecrets } from '../keys/keySet.ts'
import { createSecrets } from '../store/secrets.ts'

/** A folder that is gone when the test is over. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'entropy-server-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder as `init` leaves it. */
export const initialisedFolder = async (
  secrets: ServerSecrets = { tss: new Uint8Array(64).fill(1), x25519: new Uint8Array(32).fill(2) },
) => {
  const data = await temporaryFolder()
  const keyFile = join(await temporaryFolder(), 'key')
  await createSecrets(data, await ensureDataKey(data, await ensureKeyFile(keyFile)), secrets)
  return { data, keyFile }
}

export const writeSecretFile = async (content: Uint8Array = randomBytes(32)): Promise<string> => {
  const path = join(await temporaryFolder(), 'secret')
  await writeFile(path, content)
  return path
}
