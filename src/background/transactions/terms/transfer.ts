import { equalBytes } from '../../../core/bytes.ts'
import { type AccountInfo, spendable } from '../../../core/chain/system.ts'
import { asEntropyError, type ErrorCode } from '../../../core/errors.ts'
import { ss58Decode } from '../../../core/keys/address.ts'
import type { Network } from '../../../core/networks.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import { encodeOwnCall, type OwnCall } from '../../../core/transactions/ownCall.ts'
import type { Address } from '../../../protocol/popup/common.ts'
import type { Transfer, TransferProblem, TransferQuote } from '../../../protocol/popup/transactions.ts'
import { feeOf } from '../../registration/approval/fee.ts'
import type { Wish } from '../engine/wish.ts'
import { type Claim, isTaken } from './claim.ts'

/** What is known of the sender here. */
type Sender = { readonly isOwn: boolean; readonly isSending: boolean; readonly claim: Claim | undefined }

export type TransferTerms = {
  readonly quote: TransferQuote
  /** Undefined while the addresses are none. */
  readonly wish: Wish | undefined
}

/** When nothing can be said about costs. */
export const emptyQuote = ({ existentialDeposit }: Network, error: ErrorCode): TransferQuote => ({
  ...nothing,
  problems: [],
  minimum: existentialDeposit.toString(),
  error,
})

const nothing = {
  error: null,
  fee: '0',
  amount: '0',
  stays: '0',
  missing: '0',
  reserve: '0',
  closes: false,
  holds: false,
}

/** An account's 32 bytes, or what is wrong with the text. */
const readAddress = (text: Address): Uint8Array | TransferProblem => {
  try {
    return ss58Decode(text.trim())
  } catch (error) {
    return asEntropyError(error).code === 'wrong-network' ? 'foreign-address' : 'not-an-address'
  }
}

/** What a transfer would do as of now, with every problem at once. @throws {EntropyError} `chain-unavailable` … */
export const readTransfer = async (
  chain: Chain,
  network: Network,
  { from, to: toText, amount: asked }: Transfer,
  sender: Sender,
): Promise<TransferTerms> => {
  const { existentialDeposit: minimum } = network
  const [account, to] = [from, toText].map(readAddress)
  const isRead = account instanceof Uint8Array && to instanceof Uint8Array
  if (!sender.isOwn || !isRead) {
    const problems: TransferProblem[] = [sender.isOwn && typeof to === 'string' ? to : 'unknown-account']
    return { quote: { ...nothing, problems, minimum: minimum.toString() }, wish: undefined }
  }
  const { best } = chain.heads()
  const [info, receiver] = await Promise.all([chain.account(account, best), chain.account(to, best)])
  const call = callOf(to, asked)
  const fee = await feeOf(chain, network, { signer: account, nonce: info.nonce, call: encodeOwnCall(call) })
  const sums = reckon(info, asked, fee, minimum)
  const { amount, stays, missing } = sums
  const reserve = sender.claim?.reserve ?? 0n
  const isCovered = missing === 0n
  const checks: [TransferProblem, boolean][] = [
    ['same-account', equalBytes(account, to)],
    ['nothing', isCovered && amount === 0n],
    ['insufficient-funds', !isCovered],
    ['too-little-stays', isCovered && asked !== 'all' && stays < minimum],
    ['too-little-arrives', isCovered && amount > 0n && receiver.free + amount < minimum],
    ['registering', isTaken(sender.claim, info)],
    ['under-way', sender.isSending],
    ['reserve', isCovered && stays < reserve],
  ]
  // What is held keeps the account open, whatever was asked.
  const isClosing = asked === 'all' && info.reserved === 0n
  const takes = isClosing ? 'all' : asked === 'all' || asked === 'most' ? 'most' : 'amount'
  return {
    quote: {
      problems: checks.flatMap(([problem, isSo]) => (isSo ? [problem] : [])),
      error: null,
      fee: fee.toString(),
      amount: amount.toString(),
      stays: stays.toString(),
      minimum: minimum.toString(),
      missing: missing.toString(),
      reserve: reserve.toString(),
      closes: isCovered && stays === 0n,
      holds: info.reserved > 0n,
    },
    wish: { account, call, purpose: { kind: 'transfer', to, amount, takes }, fee },
  }
}

const callOf = (to: Uint8Array, asked: Transfer['amount']): OwnCall =>
  asked === 'all' || asked === 'most'
    ? { kind: 'transfer-all', to, keepAlive: asked === 'most' }
    : { kind: 'transfer', to, value: BigInt(asked) }

/**
 * As the pallet `Balances` reckons: a fee is only taken from what an account has beyond its minimum, and one of which something
 * is held cannot be closed.
 */
const reckon = (info: AccountInfo, asked: Transfer['amount'], fee: bigint, minimum: bigint) => {
  const has = spendable(info)
  const kept = asked === 'most' || (asked === 'all' && info.reserved > 0n) ? minimum : 0n
  const isAll = asked === 'all' || asked === 'most'
  const needed = isAll ? fee + minimum : fee + BigInt(asked)
  const missing = needed > has ? needed - has : 0n
  const amount = isAll ? atLeastZero(has - fee - kept) : BigInt(asked)
  return { amount, missing, stays: atLeastZero(info.free - fee - amount) }
}

const atLeastZero = (value: bigint): bigint => (value > 0n ? value : 0n)
