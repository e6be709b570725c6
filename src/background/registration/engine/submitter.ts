import { toHex } from '../../../core/bytes.ts'
import { asEntropyError } from '../../../core/errors.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { SignedCall } from '../../../core/registration/record.ts'

/** A transaction that is not included for so long may have been dropped by the node: it is handed in again. In blocks. */
const PATIENCE = 8
/** After a refusal. */
const SHORT_PATIENCE = 2

/** What the node said to the last transaction that it was handed; `none`: none was due. */
type Answer = 'none' | 'refused' | 'taken'

/** Hands transactions to the node in the order of their nonces. What the node says to it is not believed: the chain is looked at. */
export const createSubmitter = () => {
  /** Per connection: a new node may know nothing. Transaction → block at which it is due again. */
  const due = new WeakMap<Chain, Map<string, number>>()

  return async (chain: Chain, calls: readonly Pick<SignedCall, 'extrinsic'>[]): Promise<Answer> => {
    let answer: Answer = 'none'
    const blocks = due.get(chain) ?? new Map<string, number>()
    due.set(chain, blocks)
    const now = chain.heads().best.number
    for (const { extrinsic } of calls) {
      const name = toHex(extrinsic)
      if (now < (blocks.get(name) ?? 0)) continue
      try {
        blocks.set(name, now + PATIENCE)
        await chain.submit(extrinsic)
        answer = 'taken'
      } catch (error) {
        const { code } = asEntropyError(error)
        if (code !== 'dispatch-failed') {
          blocks.delete(name)
          throw error
        }
        blocks.set(name, now + SHORT_PATIENCE)
        return 'refused'
      }
    }
    return answer
  }
}
