import type { Waiting } from './state.ts'

/** What only the user can do for a registration. `unlock` opens the wallet, so that something can be signed. */
export type Need = 'decide' | 'funds' | 'unlock'

export const needOf = (waiting: Waiting | null, isUnlocked: boolean): Need | null => {
  if (waiting?.for === 'consent-open') return 'decide'
  if (waiting?.for === 'funds') return 'funds'
  // An open wallet signs by itself, at once.
  return waiting?.for === 'unlock' && !isUnlocked ? 'unlock' : null
}
