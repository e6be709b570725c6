import type { RegisteredView } from '../../../protocol/popup/transactions.ts'
import { useSnapshot, useWallet } from '../useWallet.ts'
import { type Answer, useAnswer } from './useAnswer.ts'

/** A registration as the chain has it: asked when a screen opens, after a change of its rules, and when the node comes back. */
export const useRegistered = (registrant: string): Answer<RegisteredView | null> => {
  const { background } = useWallet()
  const { history, network } = useSnapshot()
  const changes = history.filter(({ done }) => done.kind === 'rules' && done.registrant === registrant)
  const ended = changes.filter(({ state }) => state.kind !== 'pending').map(({ id }) => id)
  return useAnswer(registrant, background.registered, [ended.join(), network.status.kind])
}

/** A change of these rules that is under way. */
export const useRulesUnderWay = (registrant: string): { readonly id: string } | undefined =>
  useSnapshot().history.find(
    ({ done, state }) => done.kind === 'rules' && done.registrant === registrant && state.kind === 'pending',
  )
