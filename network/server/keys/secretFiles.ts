import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fromHex, wipe } from '../../../src/core/bytes.ts'
import { derive } from '../../../src/core/crypto/sr25519.ts'
import { StartError } from '../ops/fatal.ts'
import type { ServerSecrets } from './keySet.ts'

export type SecretFiles = { tss: string; x25519: string }

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
export const importSecrets = async (files: SecretFiles): Promise<ServerSecrets> => {
  const tss = await readSecretFile(files.tss, [32, 64])
  return {
    tss: tss.length === 32 ? derive(tss, '') : tss,
    x25519: await readSecretFile(files.x25519, [32]),
  }
}

export const makeSecrets = (): ServerSecrets => {
  const miniSecret = new Uint8Array(randomBytes(32))
  const tss = derive(miniSecret, '')
  wipe(miniSecret)
  return { tss, x25519: new Uint8Array(randomBytes(32)) }
}
