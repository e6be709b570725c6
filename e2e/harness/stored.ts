import { blake2b } from '@noble/hashes/blake2.js'
import type { Page } from '../driver/page.ts'

/** What lies under `vault` on disk, as far as the tests change it. */
export type StoredVault = {
  file: {
    kdf: { passes: number; memoryKiB: number }
    records: { publics: { keys: { name: string }[] }; secret: { nonce: string; ciphertext: string } }[]
    checksum: string
    [member: string]: unknown
  }
  revision: number
}

export const readStored = (page: Page): Promise<StoredVault> =>
  page.evaluate(async () => (await chrome.storage.local.get('vault')).vault as StoredVault)

/** As somebody does who can write to the disk. Undefined: it is deleted. */
export const writeStored = (page: Page, vault: unknown): Promise<void> =>
  page.evaluate(async (value) => {
    if (value === null) await chrome.storage.local.remove('vault')
    else await chrome.storage.local.set({ vault: value })
  }, vault ?? null)

export const deleteCopy = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('entropy-wallet')
      request.onsuccess = () => resolve()
      request.onerror = () => reject(request.error)
    })
  })

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, ordered(member)])
}

/** The same file with a checksum that fits: that one needs no secret. */
export const mended = <F extends StoredVault['file']>(file: F): F => {
  const { version, id, kdf, dataKey, recovery, formerly, records, whole } = file
  const body = JSON.stringify([version, id, kdf, dataKey, recovery, formerly, records, whole].map(ordered))
  const tag = Buffer.from('entropy:vault-file:v2')
  const hash = blake2b(Buffer.concat([Buffer.of(tag.length), tag, Buffer.from(body)]), { dkLen: 32 })
  return { ...file, checksum: `0x${Buffer.from(hash).toString('hex')}` }
}
