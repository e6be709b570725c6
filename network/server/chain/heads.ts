import { equalBytes, fromHex, toHex } from '../../../src/core/bytes.ts'
import type { Link } from './connection/link.ts'
import type { BlockId } from './state.ts'

const REMEMBERED = 64

/** The last best blocks, gaps filled: what a peer may have signed its question with. */
export const createHeads = () => {
  let recent: BlockId[] = []
  return {
    /** Asks the node for the hash of its best block and of those missed since. */
    async advance(link: Link, number: number): Promise<BlockId> {
      const last = recent.at(-1)?.number ?? -1
      const from = Math.max(0, number - REMEMBERED + 1, last < number ? last + 1 : number)
      const numbers = Array.from({ length: number - from + 1 }, (_, i) => from + i)
      const hashes = await link.call<(string | null)[]>('chain_getBlockHash', [numbers])
      const blocks = numbers.flatMap((blockNumber, i): BlockId[] => {
        const hash = hashes[i]
        return typeof hash === 'string' ? [{ number: blockNumber, hash: fromHex(hash, 32) }] : []
      })
      const head = blocks.at(-1)
      if (head === undefined || head.number !== number) throw new Error('the node does not know its own best block')
      const known = new Set(recent.map(({ hash }) => toHex(hash)))
      recent = [...recent, ...blocks.filter(({ hash }) => !known.has(toHex(hash)))].slice(-REMEMBERED)
      return head
    },
    has: (hash: Uint8Array): boolean => recent.some((block) => equalBytes(block.hash, hash)),
    /** A block that peers have most likely seen too: the one before the best. */
    shared: (): Uint8Array | undefined => (recent.at(-2) ?? recent.at(-1))?.hash,
  }
}
export type Heads = ReturnType<typeof createHeads>
