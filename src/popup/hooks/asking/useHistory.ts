import type { HistoryView } from '../../../protocol/popup/history.ts'
import { useSnapshot, useWallet } from '../useWallet.ts'
import { type Answer, useAnswer } from './useAnswer.ts'

type All = Pick<Answer<unknown>, 'error' | 'retry'> & {
  readonly entries: readonly HistoryView[]
  /** All of it is there, or cannot be had. */
  readonly isWhole: boolean
}

/** All that this wallet did, newest first: the newest few are there at once, the rest is asked for. */
export const useHistory = (): All => {
  const { background } = useWallet()
  const { history } = useSnapshot()
  // One that leaves the newest few has ended since the rest was asked for.
  const reasons = [history.map(({ id }) => id).join(' ')]
  const { answer, error, retry } = useAnswer('history', () => background.readHistory(), reasons)
  // What is under way changes from block to block: the snapshot is newer than the answer.
  const rest = (answer ?? []).filter(({ id }) => !history.some((entry) => entry.id === id))
  const entries = [...history, ...rest].sort((one, other) => other.at - one.at)
  return { entries, isWhole: answer !== null || error !== null, error, retry }
}
