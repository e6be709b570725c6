import { EntropyError } from '../../core/errors.ts'
import type { Background, Secrets } from '../ports.ts'
import * as make from './money/onChain.ts'
import type { Preview } from './preview.ts'
import { account, quote as goodQuote, verifyingKey } from './snapshots.ts'

const nothing = async () => {}
const unanswered = new Promise<never>(() => {})

/** A background that answers from a preview and does nothing. */
export const fakeBackground = ({
  snapshot,
  signing,
  quote = goodQuote,
  transferQuote = make.transferQuote,
  rulesQuote = make.rulesQuote,
  chain = make.registeredOnChain,
  historyError,
}: Preview): Background => ({
  snapshot: async () => {
    if (!snapshot) throw new EntropyError('disconnected', 'a preview without a wallet')
    return snapshot
  },
  vaultFile: async () => null,
  vaultToOpen: async () => {
    throw new EntropyError('vault-damaged', 'a preview without a vault')
  },
  vaultsToRecover: async () => [],
  restoreCopy: nothing,
  vaultAltered: nothing,
  saveVault: nothing,
  replaceVault: nothing,
  restoreVault: nothing,
  unlocked: nothing,
  wrongPassword: nothing,
  rightPassword: nothing,
  lock: nothing,
  backupProven: nothing,
  setAutoLock: nothing,
  setNodes: nothing,
  resetNodes: nothing,
  retryNodes: nothing,
  requestTestFunds: async () => ({ amount: '10000000000000' }),
  quote: async () => {
    if (typeof quote === 'string') throw new EntropyError(quote, 'preview')
    return quote
  },
  approveRegistration: async () => ({ id: 'r1' }),
  cancelRegistration: nothing,
  allowOpening: nothing,
  declineOpening: nothing,
  retryRegistration: async () => ({ id: 'r1' }),
  takeBack: nothing,
  quoteTransfer: async () => transferQuote,
  send: async () => ({ id: 't1' }),
  quoteRules: async () => rulesQuote,
  updateRules: async () => ({ id: 't2' }),
  registered: async () => {
    if (chain === 'waiting') return unanswered
    if (typeof chain === 'string') throw new EntropyError(chain, 'preview')
    return chain
  },
  readHistory: async () => {
    if (historyError) throw new EntropyError(historyError, 'preview')
    return snapshot?.history ?? []
  },
  approveConnect: nothing,
  rejectRequest: nothing,
  describeSigning: async () => {
    if (signing === 'waiting') return unanswered
    if (typeof signing !== 'object') throw new EntropyError(signing ?? 'internal', 'preview')
    return signing
  },
  approveSigning: nothing,
  disconnectSite: nothing,
  setSiteAccounts: nothing,
})

/** Twelve words that are no phrase. */
const sample = 'alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima'

export const fakeSecrets = ({ unlockError, refused }: Preview): Secrets => {
  const unlessRefused = async <T>(answer: T): Promise<T> => {
    if (refused) throw new EntropyError(refused.code, 'preview', { data: refused.data })
    return answer
  }
  const file = new TextEncoder().encode('{}')
  return {
    create: nothing,
    unlock: async () => {
      if (unlockError) throw new EntropyError(unlockError, 'preview')
    },
    phrase: async () => new TextEncoder().encode(sample),
    checkWords: async () => false,
    changePassword: nothing,
    recover: nothing,
    addAccount: () => unlessRefused(account),
    addKey: () => unlessRefused(verifyingKey),
    importKey: () => unlessRefused(verifyingKey),
    importAccount: () => unlessRefused(account),
    exportAccount: () => unlessRefused(file),
    exportKey: () => unlessRefused(file),
    rename: () => unlessRefused(undefined),
    forget: () => unlessRefused(undefined),
  }
}
