import {
  type EntropyError,
  type ErrorCode,
  type FailureReason,
  isEntropyError,
  isFailed,
  type RegistrationFailure,
  type RegistrationState,
  WalletNotFoundError,
} from '@entropy-wallet/dapp'
import type { VerificationReason } from '@entropy-wallet/dapp/verify'

/** The steps that a user can follow, in order. */
export const steps = [
  { kind: 'awaiting-approval', text: 'You approve in Entropy Wallet' },
  { kind: 'registering', text: 'The chain opens the registration' },
  { kind: 'dealing', text: 'Your wallet splits the key and publishes the proofs' },
  { kind: 'delivering', text: 'Every server gets its sealed share' },
  { kind: 'confirming', text: 'The groups confirm, and sign once as a test' },
] as const

const reasons: Readonly<Record<FailureReason, string>> = {
  'bad-envelope': 'a server called its share bad',
  'not-delivered': 'the wallet did not give a server its share in time',
  expired: 'the shares were not published in time',
  'too-few-servers': 'too few groups of servers confirmed',
  'insufficient-funds': 'the account cannot pay the fee and the deposit',
  'key-taken': 'this key is registered already',
  'node-disagrees': 'the wallet’s node says things that cannot be true',
  'wrong-network': 'the network was started anew',
  'roster-changed': 'the servers changed while it was under way',
  interrupted: 'something stopped it that only the wallet can show',
}

const wordsForFailure = ({ reason, retryable }: RegistrationFailure): string =>
  `The registration failed: ${reasons[reason]}. ${retryable ? 'You can try again.' : 'Open the wallet to see what helps.'}`

export const wordsFor = (state: RegistrationState): string => {
  switch (state.kind) {
    case 'awaiting-approval':
      return 'Entropy Wallet asks for your approval.'
    case 'awaiting-unlock':
      return 'Entropy Wallet is locked. Unlock it to go on.'
    case 'registering':
      return 'Approved. The chain opens your registration.'
    case 'dealing':
      return 'Your wallet splits the key.'
    case 'delivering':
      return `Sealed shares delivered: ${state.done} of ${state.of}.`
    case 'confirming':
      return `Groups that confirmed: ${state.done} of ${state.of}; ${state.need} are enough to sign.`
    case 'registered':
      return 'Registered.'
    case 'rejected':
      return 'You declined the registration. Nothing was sent.'
    case 'cancelled':
      return 'The registration was cancelled.'
    case 'failed':
      return wordsForFailure(state)
  }
}

/** What can be done about an error in this page. */
export type Remedy = 'connect' | 'reload'
export type Problem = { readonly text: string; readonly remedy?: Remedy }

const problems: Readonly<Record<Exclude<ErrorCode, 4800>, Problem>> = {
  4001: { text: 'You declined. Nothing was shared and nothing was sent.' },
  4100: {
    text: 'Meridian may no longer use this account. Connect again, and choose it in the wallet.',
    remedy: 'connect',
  },
  4200: { text: 'This version of Entropy Wallet cannot do that. Update it, then reload this page.', remedy: 'reload' },
  4900: { text: 'Entropy Wallet has no connection to its network. Look into the wallet, then try again.' },
  4801: { text: 'The registration was cancelled.' },
  4802: {
    text: 'Entropy Wallet was updated or removed. Reload this page to find it again; what you approved goes on.',
    remedy: 'reload',
  },
  4803: { text: 'Entropy Wallet does not answer. Restart the browser, then reload this page.', remedy: 'reload' },
  [-32602]: { text: 'Entropy Wallet could not use this request.' },
  [-32002]: { text: 'The wallet has enough questions of ours waiting. Open it and answer them first.' },
  [-32603]: { text: 'Something went wrong in Entropy Wallet. Try again.' },
}

/** An error in words, with what to do. What the wallet itself says is added where it helps to mend the request. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof WalletNotFoundError) return { text: error.hint, remedy: 'reload' }
  if (isFailed(error)) return { text: wordsForFailure(error.data) }
  if (!isEntropyError(error)) return { text: `Something unexpected happened: ${String(error)}` }
  const { code, message } = error as EntropyError & { code: Exclude<ErrorCode, 4800> }
  const problem = problems[code]
  return code === -32602 && message
    ? { ...problem, text: `${problem.text} It says: ${message}. Change that, then try again.` }
    : problem
}

export const verdicts: Readonly<Record<VerificationReason, string>> = {
  malformed: 'a value is not in the form it must have',
  unexpected: 'it is of another network or account than this page asked for',
  'other-message': 'what was signed is not this registration',
  'bad-signature': 'the signature is not by this key',
  'other-address': 'the address does not belong to this key',
}
