import './quiet.ts'
import { APPLY_EXTRINSIC_ERROR, type allHandlers, type Block, ResponseError } from '@acala-network/chopsticks-core'
import type { TransactionValidityError } from '@polkadot/types/interfaces'

type Hex = `0x${string}`

/**
 * `author_submitAndWatchExtrinsic`, which tells that a block is final when the next one is there, as a network of several
 * nodes would. Chopsticks tells it a tenth of a second after the block: a library that looks the block up first
 * (@polkadot/api) drops `inBlock` for the `finalized` that overtakes it, and who waits for `inBlock` alone waits for ever.
 */
export const submitAndWatch: (typeof allHandlers)[string] = async ({ chain }, [extrinsic], manager) => {
  const { headState, txPool } = chain
  let included: Hex | undefined
  const onHead = async (block: Block): Promise<void> => {
    if (included) {
      tell({ finalized: included })
      manager.unsubscribe(id)
    } else if ((await block.extrinsics).includes(extrinsic)) {
      included = block.hash
      tell({ inBlock: included })
    }
  }
  const onRefused = ([refused, error]: [Hex, TransactionValidityError]): void => {
    if (refused !== extrinsic) return
    // It waits in the pool for those before it, whose blocks are still to come.
    const isEarly = error.isInvalid && error.asInvalid.isFuture
    tell(isEarly ? 'future' : 'invalid')
    if (!isEarly) manager.unsubscribe(id)
  }
  const id = headState.subscribeHead(onHead)
  const tell = manager.subscribe('author_extrinsicUpdate', id, () => {
    headState.unsubscribeHead(id)
    txPool.event.off(APPLY_EXTRINSIC_ERROR, onRefused)
  })
  txPool.event.on(APPLY_EXTRINSIC_ERROR, onRefused)
  try {
    await chain.submitExtrinsic(extrinsic)
  } catch (error) {
    manager.unsubscribe(id)
    const refusal = error as TransactionValidityError
    throw new ResponseError(refusal.isInvalid ? 1010 : 1011, String(refusal))
  }
  // After the answer with the name of the subscription.
  setImmediate(() => tell('ready'))
  return id
}
