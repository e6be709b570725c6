/** `score`: 0 to 4, guesses by powers of ten. `warning`: what makes it weak, as the estimator names it. */
export type Estimate = (password: string) => { readonly score: number; readonly warning: string | null }

export type Weakness = 'common' | 'dates' | 'keyboard' | 'repeated' | 'sequence' | 'guessable'

/** What is thought of a password. Only `fair` and `good` are accepted. */
export type Judgement =
  | { readonly kind: 'empty' }
  | { readonly kind: 'short'; readonly missing: number }
  /** It has the length; how hard it is to guess is not known yet. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'weak'; readonly because: Weakness; readonly score: number }
  | { readonly kind: 'fair' | 'good'; readonly score: number }

const floor = 10
const enough = 3

const weaknesses: Readonly<Record<string, Weakness>> = {
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  wordByItself: 'common',
  dates: 'dates',
  recentYears: 'dates',
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  simpleRepeat: 'repeated',
  extendedRepeat: 'repeated',
  sequences: 'sequence',
}

/** `estimate`: null until it is there. */
export const judgePassword = (password: string, estimate: Estimate | null): Judgement => {
  const { length } = Array.from(password)
  if (length === 0) return { kind: 'empty' }
  if (length < floor) return { kind: 'short', missing: floor - length }
  if (!estimate) return { kind: 'unknown' }
  const { score, warning } = estimate(password)
  if (score < enough) {
    const known = warning !== null && Object.hasOwn(weaknesses, warning) ? weaknesses[warning] : undefined
    return { kind: 'weak', because: known ?? 'guessable', score }
  }
  return { kind: score > enough ? 'good' : 'fair', score }
}
