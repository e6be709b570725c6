import { accountWords } from './words/accounts.ts'
import { codeWords } from './words/codes.ts'
import { comingWords } from './words/coming.ts'
import { failureWords } from './words/failure.ts'
import { generalWords } from './words/general.ts'
import { moneyWords } from './words/money.ts'
import { networkWords } from './words/network.ts'
import { progressWords } from './words/progress.ts'
import { registerWords } from './words/register.ts'
import { setupWords } from './words/setup.ts'
import { siteWords } from './words/sites.ts'
import { vaultWords } from './words/vault.ts'
import { waitingWords } from './words/waiting.ts'

/**
 * Every word on the screens, in one table. Plain words: what happens, what it costs, what to do.
 * Your account registers and pays; the rules account may change the rules; a group is a set of servers that hold the same
 * piece; splitting is what happens to a copy of the key.
 */
export const words = {
  ...generalWords,
  ...accountWords,
  ...comingWords,
  ...networkWords,
  ...moneyWords,
  ...setupWords,
  ...vaultWords,
  ...registerWords,
  ...siteWords,
  ...progressWords,
  ...waitingWords,
  ...failureWords,
  ...codeWords,
} as const
