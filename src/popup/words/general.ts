import { count } from './counting.ts'

/** What is said everywhere, and on the start screen, its prompts and the settings. */
export const generalWords = {
  product: 'Entropy Wallet',

  /** What stores and browsers say of it; at most 132 characters. */
  description: 'Let a network of servers sign with your key, only under your rules.',
  tagline: 'Let a network sign with your key, only under your rules.',

  common: {
    back: 'Back',
    continue: 'Continue',
    copied: 'Copied',
    notCopied: 'The browser did not allow copying. Select the text instead.',
    copy: (what: string) => `Copy ${what}`,
    done: 'Done',
    home: 'Go to the start screen',
    lock: 'Lock',
    retry: 'Try again',
    reject: 'Reject',
    settings: 'Settings',
    yourAccount: 'Your account',
    rulesAccount: 'Rules account',
    unknownAmount: 'not known yet',
    errorTitle: 'That did not work',
    password: 'Password',
  },

  starting: {
    text: 'Opening the wallet…',
    slow: 'The wallet does not answer yet. It keeps trying; closing and opening it may help.',
  },

  offline: 'The connection inside the wallet was cut. What you see may be old; it is being restored.',

  gone: { title: 'Nothing here any more', text: 'This was answered, withdrawn or replaced.' },

  crashed: {
    title: 'This screen stopped working',
    text: 'Your wallet is not affected. Reload the page to go on.',
    reload: 'Reload',
  },

  home: {
    accounts: 'Accounts',
    balance: (accounts: number) => (accounts === 1 ? 'Balance' : `Balance of your ${accounts} accounts`),
    funds: 'Get test funds',
    fundsBusy: 'Asking for test funds…',
    fundsDone: (amount: string) => `${amount} on the way to your account.`,
    receive: 'Receive',
    keys: 'Keys',
    noKeys: 'There is no key here. Add one from your recovery words, or import one.',
    register: 'Register a key',
    notRegistered: 'Not registered',
    needsYou: 'Needs you',
    waiting: 'Waiting for your answer',
    unproven: 'Your twelve words are not proven yet. You cannot register until then.',
    unreadable: (n: number) =>
      n === 1
        ? 'One stored registration cannot be read. It is kept as it is, and what the network has of it is not affected.'
        : `${n} stored registrations cannot be read. They are kept as they are, and what the network has of them is not affected.`,
    proveNow: 'Show and prove them',
    requests: {
      connect: (origin: string) => `${origin} wants to connect`,
      register: (origin: string) => `${origin} proposes a registration`,
      'sign-payload': (origin: string) => `${origin} wants you to sign a transaction`,
      'sign-raw': (origin: string) => `${origin} wants you to sign a message`,
    },
    answer: 'Answer',
    open: 'Details',
  },

  receive: {
    title: 'Receive',
    text: 'Send money to this address:',
    qr: (address: string) => `QR code of the address ${address}`,
  },

  connect: {
    title: 'Connect to this site?',
    wants: 'This site asks to see your accounts:',
    accounts: 'Accounts it may see',
    can: [
      'See the addresses that you choose, and their balances',
      'Propose registrations, and things to sign, which you review one by one',
    ],
    cannot: ['Move money without your signature, or see your keys or your words'],
    canTitle: 'It will be able to',
    cannotTitle: 'It will never be able to',
    approve: 'Connect',
    none: 'Choose at least one account, or reject.',
  },

  settings: {
    autoLock: 'Lock by itself after',
    minutes: (n: number) => (n % 60 === 0 ? count(n / 60, 'hour') : count(n, 'minute')),
    words: 'Show my recovery words',
    lock: 'Lock the wallet now',
    security: 'Security',
  },
} as const
