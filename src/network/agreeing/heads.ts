import { equalBytes } from '../../core/bytes.ts'
import { asEntropyError, EntropyError } from '../../core/errors.ts'
import { namedAs } from '../../core/nodes.ts'
import type { Block, Heads } from '../../core/registration/ports.ts'
import type { Ask, Member } from './ask.ts'

/** How far below the best block of the slowest node one is looked for that all have: forks are short. */
const DEEPEST_FORK = 8

/** The newest finalized block that all have, and the newest block at all. The former may not differ, the latter may for a while. */
const commonHeads = async (members: readonly Member[], ask: Ask): Promise<Heads> => {
  const heads = members.map(({ chain }) => chain.heads())
  const lowest = (which: keyof Heads) => Math.min(...heads.map((head) => head[which].number))
  const number = lowest('finalized')
  const finalized = {
    number,
    hash: await ask('block', async (chain) => {
      const { finalized: own } = chain.heads()
      const hash = own.number === number ? own.hash : await chain.blockHash(number)
      if (!hash) throw new EntropyError('chain-unavailable', 'the node lacks a finalized block')
      return hash
    }),
  }
  const newest = lowest('best')
  for (let at = newest; at > Math.max(number, newest - DEEPEST_FORK); at--) {
    const block = await sameBlock(members, at)
    if (block) return { best: block, finalized }
  }
  return { best: finalized, finalized }
}

const sameBlock = async (members: readonly Member[], number: number): Promise<Block | undefined> => {
  const hashes = await Promise.all(
    members.map(async ({ url, chain }) => {
      const { best } = chain.heads()
      if (best.number === number) return best.hash
      return chain.blockHash(number).catch((error) => Promise.reject(namedAs([url], asEntropyError(error))))
    }),
  )
  const [hash] = hashes
  return hash && hashes.every((other) => other && equalBytes(other, hash)) ? { number, hash } : undefined
}

/** Follows both common heads; resolves when they are known. `onBroken`: a node could not say, or says something else. */
export const followCommonHeads = async (
  members: readonly Member[],
  ask: Ask,
  onBroken: (error: EntropyError) => void,
) => {
  const listeners = new Set<() => void>()
  let heads = await commonHeads(members, ask)
  let isOver = false
  let isLooking = false
  let isDue = false

  const look = async () => {
    while (isDue && !isOver) {
      isDue = false
      const found = await commonHeads(members, ask)
      const isNew = (['best', 'finalized'] as const).some((which) => !equalBytes(found[which].hash, heads[which].hash))
      if (!isNew || isOver) continue
      heads = found
      for (const listener of [...listeners]) listener()
    }
  }
  const arrived = () => {
    isDue = true
    if (isLooking) return
    isLooking = true
    look()
      .catch((error) => {
        if (!isOver) onBroken(asEntropyError(error))
      })
      .finally(() => {
        isLooking = false
      })
  }
  const stops = members.map(({ chain }) => chain.onHeads(arrived))
  // A block may have come in between.
  arrived()
  return {
    current: () => heads,
    onHeads: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: () => {
      isOver = true
      listeners.clear()
      for (const stop of stops) stop()
    },
  }
}
