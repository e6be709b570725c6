import type { State } from './wallet.ts'

/** The steps that a user can follow, in order. */
export const steps = [
  { kind: 'awaiting-approval', text: 'You approve in Entropy Wallet' },
  { kind: 'registering', text: 'The chain opens the registration' },
  { kind: 'dealing', text: 'Your wallet splits the key and publishes the proofs' },
  { kind: 'delivering', text: 'Every server gets its sealed share' },
  { kind: 'confirming', text: 'The groups confirm, and sign once as a test' },
] as const

const reasons: Readonly<Record<string, string>> = {
  'bad-share': 'the wallet had sent a server something that was no share',
  'chain-refused': 'the chain refused it',
  'dealing-window-missed': 'the shares were not published in time',
  'chain-replaced': 'the network was started anew',
  'key-taken': 'this key is registered already',
  'node-contradicts': 'the node says things that cannot both be true',
  'opening-declined': 'a server called its share bad, and you did not let it be opened',
  'roster-changed': 'the servers changed while it was under way',
  'signature-invalid': 'the test signature was not valid',
  superseded: 'another wallet with the same phrase came first',
  'too-few-servers': 'too few groups of servers confirmed',
  unprovable: 'the wallet could not show that what it had sent was good',
  withheld: 'the wallet did not answer the servers in time',
}

export const wordsFor = (state: State): string => {
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
    case 'failed': {
      const why = reasons[state.reason] ?? state.reason
      return `The registration failed: ${why}. ${state.retryable ? 'You can try again.' : 'Trying again will not help.'}`
    }
  }
}

const errors: Readonly<Record<number, string>> = {
  4001: 'You declined. Nothing was shared and nothing was sent.',
  4100: 'Meridian is not allowed to use this account. Connect again and choose it in the wallet.',
  4200: 'This version of Entropy Wallet cannot do that yet.',
  4900: 'Entropy Wallet does not answer, or has no connection to the network. Look into the wallet, then try again.',
  4800: 'The registration failed.',
  4801: 'The registration was cancelled.',
  [-32602]: 'Entropy Wallet could not use this request.',
  [-32002]: 'The wallet has enough questions of ours waiting. Open it and answer them first.',
  [-32603]: 'Something went wrong in Entropy Wallet. Try again.',
}

/** A wallet's error in words; what the wallet itself says is added where it helps to mend the request. */
export const wordsForError = (error: unknown): string => {
  const { code, message } = (error ?? {}) as { code?: number; message?: string }
  const words = code === undefined ? undefined : errors[code]
  if (!words) return `Something unexpected happened${message ? `: ${message}` : ''}.`
  return code === -32602 && message ? `${words} It says: ${message}.` : words
}
