import { equalBytes } from '../../core/bytes.ts'
import type { ChainAccess } from '../network/networkService.ts'

/** Hash of the first block of the chain that the node knows, once it was read. `changed`: it is another one than before. */
export const followFirstBlock = (
  { connected, onHead }: Pick<ChainAccess, 'connected' | 'onHead'>,
  changed: () => void,
): (() => Uint8Array | undefined) => {
  let known: Uint8Array | undefined
  onHead(async () => {
    const chain = connected()
    if (typeof chain === 'string') return
    // Without an answer the next block asks again.
    const found = await chain.firstBlock().catch(() => undefined)
    if (!found || (known && equalBytes(found, known))) return
    known = found
    changed()
  })
  return () => known
}
