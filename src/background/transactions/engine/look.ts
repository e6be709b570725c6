import { equalBytes, toHex } from '../../../core/bytes.ts'
import { asEntropyError, EntropyError } from '../../../core/errors.ts'
import { namesIn } from '../../../core/nodes.ts'
import { historyOf } from '../../../core/registration/plan/historyOf.ts'
import type { Chain, Heads } from '../../../core/registration/ports.ts'
import type { Place, Sighting } from '../../../core/transactions/follow.ts'
import type { Transaction } from '../../../core/transactions/transaction.ts'

/** Blocks that are asked for at once after a long sleep. */
const AT_ONCE = 16

/** Looks for transactions in the blocks of the best chain. What was looked through in vain is not looked through again. */
export const createLook = () => {
  /** Per connection, since another node may say otherwise: by a transaction's bytes, the last final block without it. */
  const cleared = new WeakMap<Chain, Map<string, number>>()
  /** Of blocks that are not final: the one before, if the transaction is not in it. By transaction and hash. */
  const parents = new WeakMap<Chain, Map<string, Uint8Array>>()

  const findFinal = async (
    chain: Chain,
    { finalized }: Heads,
    transaction: Transaction,
  ): Promise<Pick<Sighting, 'lost' | 'place'>> => {
    const { extrinsic, start, validUntil } = transaction
    const known = kept(cleared, chain)
    const name = toHex(extrinsic)
    const end = Math.min(finalized.number, validUntil)
    let lost: Sighting['lost']
    for (let from = (known.get(name) ?? start.number) + 1; from <= end; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, end - from + 1) }, (_, i) => from + i)
      const places = await Promise.all(
        numbers.map(async (number) => {
          const hash = await chain.blockHash(number)
          if (!hash) throw new EntropyError('chain-unavailable', 'the node leaves out a finalized block')
          try {
            return placeIn(await chain.block(hash), extrinsic, number, hash)
          } catch (thrown) {
            const error = asEntropyError(thrown)
            if (error.code !== 'history-pruned') throw error
            // A later one may have it.
            lost = { nodes: namesIn(error).nodes }
            return undefined
          }
        }),
      )
      const place = places.find((one) => one !== undefined)
      if (place) return { place, lost: undefined }
      if (!lost) known.set(name, from + numbers.length - 1)
    }
    return { place: undefined, lost }
  }

  /** Back from the best block: what a number stands for is not settled there. */
  const findNew = async (chain: Chain, { best, finalized }: Heads, { extrinsic }: Transaction) => {
    const known = kept(parents, chain)
    let { number, hash } = best
    for (; number > finalized.number; number--) {
      const name = `${toHex(hash)} ${toHex(extrinsic)}`
      let parent = known.get(name)
      if (!parent) {
        const block = await chain.block(hash)
        const place = placeIn(block, extrinsic, number, hash)
        if (place) return place
        parent = block.parent
        known.set(name, parent)
      }
      hash = parent
    }
    return undefined
  }

  return async (chain: Chain, transaction: Transaction): Promise<Sighting> => {
    const heads = chain.heads()
    const { best, finalized } = heads
    const { account, start } = transaction
    const [there, begun, now, then] = await Promise.all([
      chain.blockHash(start.number),
      chain.firstBlock(),
      chain.account(account, best),
      chain.account(account, finalized),
    ])
    const history = historyOf(start, begun, there)
    const nowhere = { place: undefined, lost: undefined }
    const seen = history === 'ours' ? await findFinal(chain, heads, transaction) : nowhere
    const isNew = history === 'ours' && !seen.place
    return {
      history,
      best: best.number,
      final: finalized.number,
      nonce: { best: now.nonce, final: then.nonce },
      ...seen,
      ...(isNew && { place: await findNew(chain, heads, transaction) }),
    }
  }
}

const kept = <V>(all: WeakMap<Chain, Map<string, V>>, chain: Chain): Map<string, V> => {
  const found = all.get(chain) ?? new Map<string, V>()
  all.set(chain, found)
  return found
}

const placeIn = (
  { extrinsics }: Awaited<ReturnType<Chain['block']>>,
  extrinsic: Uint8Array,
  block: number,
  hash: Uint8Array,
): Place | undefined => {
  const index = extrinsics.findIndex((one) => equalBytes(one, extrinsic))
  return index < 0 ? undefined : { block, hash, index }
}
