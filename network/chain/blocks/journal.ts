import '../quiet.ts'
import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { Block, type Blockchain } from '@acala-network/chopsticks-core'
import { BLOCKS_REMEMBERED } from './blocks.ts'
import type { Accept, Change } from './ledger.ts'

type Hex = `0x${string}`
type Entry = {
  readonly number: number
  readonly hash: Hex
  readonly header: Hex
  readonly extrinsics: Hex[]
  readonly change: Change
}

/** The lines that are whole: the last one may be torn by a crash. */
const readEntries = async (file: string): Promise<Entry[]> => {
  const text = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole !== text) await writeFile(file, whole)
  return whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/** Sets the head to where the file's last block left it. Blocks older than what the chain remembers only lend their state. */
const replay = async (chain: Blockchain, entries: readonly Entry[], accept: Accept): Promise<void> => {
  const registry = await chain.head.registry
  const forgotten = Math.max(0, entries.length - BLOCKS_REMEMBERED)
  const before = Object.assign({}, ...entries.slice(0, forgotten + 1).map(({ change }) => change))
  for (const [index, { number, hash, header, extrinsics, change }] of entries.slice(forgotten).entries()) {
    const block = new Block(chain, number, hash, chain.head, {
      header: registry.createType('Header', header) as never,
      extrinsics,
      storage: chain.head.storage,
      storageDiff: index === 0 ? before : change,
    })
    await chain.setHead(block)
    await accept()
  }
}

/** Keeps the chain's blocks in a file, one line each. Returns what to call after every new block. @throws when the file is of another genesis */
export const openJournal = async (
  file: string,
  chain: Blockchain,
  accept: Accept,
): Promise<{ append(change: Change): Promise<void> }> => {
  const [first, ...entries] = (await readEntries(file)) as [{ genesis: Hex }?, ...Entry[]]
  const genesis = chain.head.hash
  if (first === undefined) await writeFile(file, `${JSON.stringify({ genesis })}\n`)
  else if (first.genesis !== genesis) throw new Error(`${file} holds a chain of another genesis, ${first.genesis}`)
  await replay(chain, entries, accept)
  return {
    async append(change) {
      const { head } = chain
      const [header, extrinsics] = [(await head.header).toHex(), await head.extrinsics]
      const entry = { number: head.number, hash: head.hash, header, extrinsics, change }
      await appendFile(file, `${JSON.stringify(entry)}\n`)
    },
  }
}
