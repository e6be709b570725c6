import type { ChainState } from '../chain/state.ts'
import type { Alarms } from '../ops/alarms.ts'
import { shortHash } from '../ops/log.ts'
import type { LostShare } from './findLost.ts'

export type RecoveryNeeds = {
  /** The finalized block, when it can be acted on. */
  finalized(): ChainState | undefined
  compare(finalized: ChainState): Promise<LostShare[]>
  /** Whether this share is in the store again; `silent` are the peers that do not answer, by their accounts. */
  recover(lost: LostShare, silent: Set<string>): Promise<boolean>
  alarms: Alarms
  onError(error: unknown): void
  onDone(): void
}

export type Recovery = {
  /** To be called with every new block. */
  advance(): void
  /** Whether this process has compared its store with a finalized block, and asked for what is missing. */
  isDone(): boolean
  /** Something was found damaged. */
  again(): void
  /** Resolves when nothing is being done any more. */
  stop(): Promise<void>
}

/** Blocks until peers that could not help are asked again: twice as many every time, up to a limit. */
const FIRST_PATIENCE = 10
const PATIENCE = 640
const AT_ONCE = 8

const summaryOf = (lost: readonly LostShare[]): string => {
  const { dealingHash } = lost[0]!.registered
  const forGood = lost.filter(({ keys }) => keys === undefined).length
  return `${lost.length} shares, ${shortHash(dealingHash)} first; ${forGood} of them were sealed to deleted keys`
}

/** Compares the store with the chain once at the start, and again when there is a reason; brings back what is missing. */
export const createRecovery = (needs: RecoveryNeeds): Recovery => {
  let isDone = false
  let isDue = true
  let nextAt = 0
  let patience = FIRST_PATIENCE
  let isStopping = false
  let atWork: Promise<void> | undefined

  const recoverAll = async (lost: readonly LostShare[]): Promise<LostShare[]> => {
    const waiting = [...lost]
    const failed: LostShare[] = []
    const silent = new Set<string>()
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined && !isStopping; next = waiting.shift())
        if (!(await needs.recover(next, silent))) failed.push(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return failed
  }
  const look = async (finalized: ChainState) => {
    isDue = false
    try {
      const failed = await recoverAll(await needs.compare(finalized))
      // Of what was sealed to keys that are gone no peer has anything that opens.
      const mayComeBack = failed.some(({ keys }) => keys !== undefined)
      nextAt = mayComeBack ? finalized.block.number + patience : Number.POSITIVE_INFINITY
      patience = mayComeBack ? Math.min(2 * patience, PATIENCE) : FIRST_PATIENCE
      if (failed.length > 0) needs.alarms.raise('share-lost', summaryOf(failed))
      isDone = true
      needs.onDone()
    } catch (error) {
      isDue = true
      needs.onError(error)
    }
  }
  return {
    advance() {
      const finalized = needs.finalized()
      if (isStopping || atWork !== undefined || finalized === undefined) return
      if (!isDue && finalized.block.number < nextAt) return
      atWork = look(finalized).finally(() => {
        atWork = undefined
      })
    },
    isDone: () => isDone,
    again() {
      isDue = true
    },
    async stop() {
      isStopping = true
      await atWork
    },
  }
}
