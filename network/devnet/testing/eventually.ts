import { setTimeout as sleep } from 'node:timers/promises'
import type { ChainFacts } from './chainFacts.ts'

const EVERY_MS = 150

/** Longer than the longest life of a dealing, on a machine that is busy: for facts that come in seconds on one that is not. */
export const patience = { timeout: 180_000 }

/** Asks until there is an answer: a fact is waited for, never a time. @throws after `ms`, naming what did not come */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  ms = patience.timeout,
): Promise<T> => {
  for (const deadline = Date.now() + ms; ; await sleep(EVERY_MS)) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`did not come within ${ms / 1000} s: ${what}`)
  }
}

/** Resolves when the chain has made so many blocks more. */
export const blocksPass = async ({ block }: Pick<ChainFacts, 'block'>, count: number): Promise<void> => {
  const from = await block()
  await eventually('blocks', async () => (await block()) >= from + count || undefined)
}
