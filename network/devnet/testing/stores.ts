import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '../../../src/core/bytes.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import { verifyingShare } from '../../../src/core/dealing/partial.ts'
import type { Devnet } from '../devnet.ts'
import { storedRecords } from '../outside.ts'
import type { RunningServer } from '../processes/servers.ts'
import type { Dealt } from './dealers.ts'

/** What a server's folder holds of a dealing: a true share, with its test-signature data or without; a bad envelope; a share that is none. */
export type Stored = 'held' | 'kept' | 'bad' | 'false' | 'none'

const storedOf = async (server: RunningServer, { opened }: Dealt): Promise<Stored> => {
  const records = await storedRecords(server)
  const record = records.find(({ dealingHash }) => equalBytes(dealingHash, opened.dealingHash))
  if (record === undefined) return 'none'
  const { share, subgroup } = record
  if (share.tag === 'bad') return share.tag
  return equalBytes(nobleCurve.multiplyBase(share.value.x), verifyingShare(opened, subgroup)) ? share.tag : 'false'
}

/** By server number, for all servers, running or not. */
export const stored = async (network: Devnet, dealt: Dealt): Promise<Record<number, Stored>> => {
  const found = network.servers().map(async (server) => [server.number, await storedOf(server, dealt)] as const)
  return Object.fromEntries(await Promise.all(found))
}

/** How many files there are in the parts of a server's folder, the half-written ones counted apart. */
export const filesIn = async ({ data }: RunningServer): Promise<Record<string, number>> => {
  const folders = ['dealings', 'quarantine', 'trash'] as const
  const names = await Promise.all(folders.map((folder) => readdir(join(data, folder))))
  const unfinished = names.flat().filter((name) => name.endsWith('.tmp')).length
  return { ...Object.fromEntries(folders.map((folder, i) => [folder, names[i]!.length])), unfinished }
}
