import { equalBytes } from '../../bytes.ts'
import type { Start } from '../ports.ts'
import type { ChainView } from './chainView.ts'

/** Whether this is the chain that was signed for. `begun`: the node's block 1; `there`: what it has at the start's height. */
export const historyOf = (
  { hash, firstBlock }: Start,
  begun: Uint8Array | undefined,
  there: Uint8Array | undefined,
): ChainView['history'] => {
  if (begun && firstBlock && !equalBytes(begun, firstBlock)) return 'another'
  if (there === undefined) return 'behind'
  return equalBytes(there, hash) ? 'ours' : 'another'
}
