import type { Block, Heads } from '../../core/registration/ports.ts'
import { expectBlockNumber, expectHash } from './answers.ts'
import type { Rpc } from './rpc.ts'

/** Without a new block for so long the node is asked whether it is there: a hanging socket looks like a healthy one for a minute. */
const SILENCE = 15_000

/** Follows both heads; resolves when both are known. `onSilent`: the node answers no more. */
export const followHeads = async (rpc: Rpc, onSilent: () => void) => {
  const listeners = new Set<() => void>()
  const hashOf = async (number: number): Promise<Uint8Array> => expectHash(await rpc.call('chain_getBlockHash', number))
  const blockAt = async (hash: unknown): Promise<Block> => ({
    number: expectBlockNumber(await rpc.call('chain_getHeader', hash)),
    hash: expectHash(hash),
  })
  let heads: Heads = {
    best: await blockAt(await rpc.call('chain_getBlockHash')),
    finalized: await blockAt(await rpc.call('chain_getFinalizedHead')),
  }

  let watchdog: ReturnType<typeof setTimeout> | undefined
  const watch = () => {
    clearTimeout(watchdog)
    watchdog = setTimeout(() => void rpc.call('chain_getHeader').then(watch, onSilent), SILENCE)
  }
  const follow = (which: keyof Heads) => {
    let asked = 0
    let answered = 0
    return async (header: unknown) => {
      watch()
      const mine = ++asked
      try {
        const number = expectBlockNumber(header)
        const block = { number, hash: await hashOf(number) }
        // Answers may overtake each other; a finalized head never goes back.
        if (mine < answered || (which === 'finalized' && number <= heads.finalized.number)) return
        answered = mine
        heads = { ...heads, [which]: block }
        for (const listener of [...listeners]) listener()
      } catch {
        // The next head tries again; a node that is gone is noticed by the watchdog.
      }
    }
  }
  watch()
  await rpc.subscribe('chain_newHead', 'chain_subscribeNewHeads', follow('best'))
  await rpc.subscribe('chain_finalizedHead', 'chain_subscribeFinalizedHeads', follow('finalized'))

  return {
    current: () => heads,
    onHeads: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: () => {
      clearTimeout(watchdog)
      listeners.clear()
    },
  }
}
