import { asEntropyError, EntropyError } from '../../core/errors.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import type { Chain } from '../../core/registration/ports.ts'
import type { Address, Rules } from '../../protocol/popup/common.ts'
import type { RulesQuote, RulesUpdate, Transfer, TransferQuote } from '../../protocol/popup/transactions.ts'
import type { Cell } from '../ports.ts'
import type { TransactionService, VaultService } from '../services.ts'
import { createEngine, type EnginePorts } from './engine/engine.ts'
import { entryOf } from './engine/entryOf.ts'
import { openTransactions } from './engine/stored.ts'
import { sign, type Wish, type WishPorts } from './engine/wish.ts'
import type { ClaimOf } from './terms/claim.ts'
import { readRegistered } from './terms/registered.ts'
import { readRulesUpdate, unknown } from './terms/rulesUpdate.ts'
import { readTakeBack } from './terms/takeBack.ts'
import { emptyQuote, readTransfer } from './terms/transfer.ts'

export type TransactionPorts = WishPorts &
  Pick<EnginePorts, 'access' | 'history' | 'outcomeOf'> & {
    readonly stored: Cell<unknown>
    readonly vault: Pick<VaultService, 'accounts' | 'checkDeadline' | 'dataKey' | 'file' | 'view'>
    /** What a registration needs of an account. */
    readonly claimOf: ClaimOf
    /** Rules as they were typed, from the registrations. */
    readonly typedRules: () => readonly Rules[]
  }

type Terms = { readonly wish: Wish | undefined; readonly quote: { readonly problems: readonly string[] } }

export const openTransactionService = async (ports: TransactionPorts): Promise<TransactionService> => {
  const { access, vault, network, history, claimOf } = ports
  const transactions = await openTransactions(ports.stored)
  const engine = createEngine({ ...ports, transactions })
  /** Accounts of which something is being signed. */
  const signing = new Set<Address>()

  const isUnderWay = (address: Address): boolean =>
    transactions
      .all()
      .some(({ account, state }) => ss58Encode(account) === address && state.kind === 'pending' && state.block === null)
  const isOwn = (address: Address) => vault.accounts().some((own) => own.address === address)
  const senderOf = (address: Address) => ({
    isOwn: isOwn(address),
    isSending: isUnderWay(address),
    claim: claimOf(address),
  })
  const transfer = (chain: Chain, asked: Transfer) => readTransfer(chain, network, asked, senderOf(asked.from))
  const rules = (chain: Chain, asked: RulesUpdate) => readRulesUpdate(chain, network, asked, senderOf)

  const typedBitcoin = () => {
    const changed = history.all().flatMap(({ done }) => (done.kind === 'rules' ? [done.rules] : []))
    return [...ports.typedRules(), ...changed].flatMap(({ btc }) => btc?.addresses ?? [])
  }

  const withChain = async <T>(use: (chain: Chain) => Promise<T>): Promise<T> => {
    const release = access.hold()
    try {
      if (!access.isTrusted())
        throw new EntropyError('too-few-nodes', 'this network wants nodes of different operators')
      return await use(await access.chain())
    } finally {
      release()
    }
  }

  /** Stored before anybody else sees it, and sent after that. */
  const begin = async (terms: (chain: Chain) => Promise<Terms>): Promise<{ id: string }> => {
    await vault.checkDeadline()
    if (vault.view().kind !== 'unlocked') throw new EntropyError('locked', 'unlock the wallet first')
    return withChain(async (chain) => {
      const { wish } = expectSound(await terms(chain))
      const address = ss58Encode(wish.account)
      if (signing.has(address)) throw new EntropyError('already-pending', 'this account is sending already')
      signing.add(address)
      try {
        // Once more, now that nobody else can begin: a registration may have, meanwhile.
        const sound = expectSound(await terms(chain))
        const transaction = await sign(ports, chain, sound.wish)
        await transactions.put(transaction)
        await history.add(entryOf(transaction)).catch(() => undefined) // the first round adds it
        void engine.wake(transaction.id)
        return { id: transaction.id }
      } finally {
        signing.delete(address)
      }
    })
  }

  return {
    async quoteTransfer(asked): Promise<TransferQuote> {
      try {
        return (await withChain((chain) => transfer(chain, asked))).quote
      } catch (error) {
        return emptyQuote(network, asEntropyError(error).code)
      }
    },
    send: (asked) => begin((chain) => transfer(chain, asked)),
    async quoteRules(asked): Promise<RulesQuote> {
      try {
        return (await withChain((chain) => rules(chain, asked))).quote
      } catch (error) {
        return { ...unknown, error: asEntropyError(error).code }
      }
    },
    updateRules: (asked) => begin((chain) => rules(chain, asked)),
    async takeBack(address) {
      await begin(async (chain) => {
        const holder = { isSending: isUnderWay(address), claim: claimOf(address) }
        return { wish: await readTakeBack(chain, network, address, holder), quote: { problems: [] } }
      })
    },
    registered: (address) => withChain((chain) => readRegistered(chain, address, typedBitcoin())),
    isSending: (address) => signing.has(address) || isUnderWay(address),
    resume: engine.resume,
    activity: engine.activity,
    onChange: transactions.onChange,
  }
}

const expectSound = ({ wish, quote }: Terms): { readonly wish: Wish } => {
  if (!wish || quote.problems.length > 0)
    throw new EntropyError('invalid-argument', 'this cannot be sent as it is', { data: { problems: quote.problems } })
  return { wish }
}
