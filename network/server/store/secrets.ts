import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Struct } from 'scale-ts'
import { fromHex } from '../../../src/core/bytes.ts'
import { derive } from '../../../src/core/crypto/sr25519.ts'
import { bytes, decode } from '../../../src/core/scale.ts'
import { readIfPresent, writeDurably } from '../disk/files.ts'
import { seal, unseal } from '../disk/seal.ts'
import { StartError } from '../ops/fatal.ts'

/** The server's own secrets: sr25519 secret key (64 bytes) of the tss account, X25519 secret key (32 bytes). */
export type ServerSecrets = { tss: Uint8Array; x25519: Uint8Array }

const NAME = 'secrets'
const secretsCodec = Struct({ tss: bytes(64), x25519: bytes(32) })

/** Bytes as they are, or written in hexadecimal with 0x and perhaps a line end. @throws StartError */
const readSecretFile = async (path: string, lengths: readonly number[]): Promise<Uint8Array> => {
  const content = await readFile(path).catch((cause) => {
    throw new StartError(`secret file ${path} cannot be read: ${cause.code ?? 'unknown error'}`, { cause })
  })
  if (lengths.includes(content.length)) return new Uint8Array(content)
  const text = content.toString('latin1').trim()
  if (/^0x[0-9a-fA-F]*$/.test(text) && lengths.includes(text.length / 2 - 1)) return fromHex(text)
  throw new StartError(`secret file ${path} does not hold ${lengths.join(' or ')} bytes`)
}

/** The tss file holds a mini secret (32 bytes) or a whole secret key (64 bytes). @throws StartError */
export const importSecrets = async (files: { tss: string; x25519: string }): Promise<ServerSecrets> => {
  const tss = await readSecretFile(files.tss, [32, 64])
  return {
    tss: tss.length === 32 ? derive(tss, '') : tss,
    x25519: await readSecretFile(files.x25519, [32]),
  }
}

/** @throws StartError when there are secrets already: they may be the only copy. */
export const createSecrets = async (folder: string, dataKey: Uint8Array, secrets: ServerSecrets): Promise<void> => {
  const path = join(folder, NAME)
  if ((await readIfPresent(path)) !== undefined) throw new StartError(`data folder ${folder} is already set up`)
  await writeDurably(path, seal(dataKey, NAME, secretsCodec.enc(secrets)))
}

/** @throws StartError */
export const openSecrets = async (folder: string, dataKey: Uint8Array): Promise<ServerSecrets> => {
  const file = await readIfPresent(join(folder, NAME))
  if (file === undefined) throw new StartError(`data folder ${folder} has no secrets: run init first`)
  try {
    return decode(secretsCodec, unseal(dataKey, NAME, file), NAME)
  } catch (cause) {
    throw new StartError(`the secrets in data folder ${folder} are damaged: restore them from a backup`, { cause })
  }
}
