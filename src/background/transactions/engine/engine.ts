import { asEntropyError, EntropyError } from '../../../core/errors.ts'
import { namesIn } from '../../../core/nodes.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import { follow, type Place, pending } from '../../../core/transactions/follow.ts'
import { isDone, type Transaction, type TransactionState } from '../../../core/transactions/transaction.ts'
import type { DispatchOutcome } from '../../../network/metadata/dispatchOutcome.ts'
import type { Activity } from '../../../platform/keepAlive.ts'
import type { History } from '../../history/history.ts'
import type { ChainAccess } from '../../network/networkService.ts'
import { createSubmitter } from '../../registration/engine/submitter.ts'
import type { Unsubscribe } from '../../services.ts'
import { entryOf } from './entryOf.ts'
import { createLook } from './look.ts'
import type { Transactions } from './stored.ts'

export type EnginePorts = {
  readonly access: ChainAccess
  readonly transactions: Transactions
  readonly history: History
  /** What came of a block's transaction, from the block's events. */
  readonly outcomeOf: (events: Uint8Array, index: number) => Promise<DispatchOutcome | undefined>
}

/**
 * Carries every transaction to an end that is final. It keeps nothing that matters: each round reads transaction and chain,
 * so it can be cut off anywhere and started again.
 */
export const createEngine = ({ access, transactions, history, outcomeOf }: EnginePorts) => {
  const submit = createSubmitter()
  const look = createLook()
  const rounds = new Map<string, { again: boolean }>()
  let release: Unsubscribe | undefined

  const become = async (transaction: Transaction, state: TransactionState): Promise<void> => {
    if (JSON.stringify(state) !== JSON.stringify(transaction.state)) await transactions.put({ ...transaction, state })
    const now = { ...transaction, state }
    await history.add(entryOf(now))
    // Only what the history has for good is let go of.
    if (isDone(state)) await transactions.remove(transaction.id)
  }

  const judged = async (chain: Chain, { block, hash, index }: Place): Promise<TransactionState> => {
    const events = await chain.events({ number: block, hash }).catch((thrown) => {
      const error = asEntropyError(thrown)
      if (error.code !== 'history-pruned') throw error
      return namesIn(error)
    })
    // A node that has lost them does not find them again.
    if ('nodes' in events) return { kind: 'unknown', block, nodes: events.nodes }
    const outcome = await outcomeOf(events, index)
    if (!outcome) throw new EntropyError('chain-unavailable', 'the node leaves out what came of a transaction')
    if (outcome === 'success') return { kind: 'final', block }
    return { kind: 'failed', reason: 'dispatch', error: `${outcome.pallet}.${outcome.name}`, block }
  }

  const round = async (id: string): Promise<void> => {
    const transaction = transactions.get(id)
    const chain = access.connected()
    if (!transaction || chain === 'connecting') return
    const { state } = transaction
    let known = state
    try {
      if (isDone(state)) return await become(transaction, state)
      if (chain === 'failing' || !access.isTrusted()) return await become(transaction, withoutNode(state))
      const next = follow(transaction, await look(chain, transaction))
      // Where it is stays known, though no node may say any more what came of it.
      known = next.state
      if (next.act.kind === 'judge') return await become(transaction, await judged(chain, next.act.place))
      if (next.act.kind === 'nothing') return await become(transaction, next.state)
      const answer = await submit(chain, [transaction])
      await become(transaction, answer === 'none' ? next.state : pending(null, answer === 'refused' ? answer : null))
    } catch (error) {
      const { code, message } = asEntropyError(error)
      // A defect of ours must not pass unseen; messages hold no secrets.
      if (code === 'internal') console.error('transaction:', message)
      await become(transaction, withoutNode(known)).catch(() => undefined)
    }
  }

  /** One round at a time for each; what happens meanwhile leads to one more. */
  const wake = async (id: string): Promise<void> => {
    const running = rounds.get(id)
    if (running) {
      running.again = true
      return
    }
    const mine = { again: true }
    rounds.set(id, mine)
    try {
      while (mine.again) {
        mine.again = false
        await round(id)
      }
    } finally {
      rounds.delete(id)
    }
  }
  const wakeAll = () => {
    for (const { id } of transactions.all()) void wake(id)
  }
  const activity = (): Activity => (transactions.all().length > 0 ? 'live' : 'none')
  const holdWhileLive = () => {
    if (activity() === 'live') release ??= access.hold()
    else {
      release?.()
      release = undefined
    }
  }
  transactions.onChange(holdWhileLive)
  access.onHead(wakeAll)

  return {
    wake,
    resume: async () => {
      holdWhileLive()
      wakeAll()
    },
    activity,
  }
}

const withoutNode = (state: TransactionState): TransactionState =>
  state.kind === 'pending' ? pending(state.block, 'node') : state
