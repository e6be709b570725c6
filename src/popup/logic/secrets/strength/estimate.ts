import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { Estimate } from './password.ts'

// Its words are its own keys: ours are chosen by them.
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** Longer ones take long to look at, and are strong. */
const MOST = 100

/**
 * How hard a password is to guess for those who try common ones, dates, rows of keys and repetitions first. Loaded only where
 * a password is chosen: the list of common ones is large.
 */
export const estimate: Estimate = (password) => {
  const { score, feedback } = estimator.check(password.slice(0, MOST), ['entropy', 'wallet'])
  return { score, warning: feedback.warning }
}
