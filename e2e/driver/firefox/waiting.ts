import { PATIENCE_MS } from '../patience.ts'

/** It is not so yet: the page is being replaced, or does not have what is asked about. */
export class NotYet extends Error {}

/** What comes soon is seen soon; who waits long does not keep the machine busy with looking. */
const FIRST_PAUSE_MS = 15
const LONGEST_PAUSE_MS = 150
const SLOWER = 1.4

/** Looks again until it is so. @throws what was in the way last, when the time is over */
export const until = async <T>(look: () => Promise<T>, patience: number = PATIENCE_MS): Promise<T> => {
  const deadline = Date.now() + patience
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * SLOWER, LONGEST_PAUSE_MS)) {
    try {
      return await look()
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
      if (Date.now() > deadline) throw new Error(`${error.message} (waited ${patience} ms)`, { cause: error })
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
