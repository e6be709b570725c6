/** The pages of an account and of a key. */
export const accountWords = {
  accounts: {
    addressOf: (name: string) => `address of ${name}`,
    form: 'How the account is written',
    ss58: 'Address',
    hex: 'Public key',
    hints: {
      ss58: 'The way people and wallets write it.',
      hex: 'The same account as programs write it.',
    },
    gone: 'An account that is not here',
    receive: 'Receive',
    register: 'Register a key with it',
    registration: 'Registration',
    noRegistration: 'It has registered no key. One account registers one key.',
    sites: 'Sites that see it',
    noSites: 'No site sees this account.',
    manageSites: 'Connected sites',
    rules:
      'This account changes your rules later. It was made for you from the recovery words, and is kept apart from your other accounts on purpose.',
  },

  keys: {
    ethereum: 'Ethereum address',
    verifying: 'Verifying key',
    verifyingHint: 'The public half of the key, 33 bytes in hexadecimal.',
    register: 'Register this key',
    whatNow: 'Keep or forget the whole key',
    registrations: 'Registrations',
    noRegistration: 'The network holds nothing of this key.',
    began: (day: string) => `Begun ${day}`,
    gone: 'A key that is not here',
  },

  naming: {
    rename: 'Rename',
    label: 'Name',
    hint: 'Only you see it. Up to 40 letters.',
    save: 'Save the name',
    cancel: 'Cancel',
    busy: 'Saving…',
    empty: 'Give it a name.',
    done: (name: string) => `It is called ${name} now.`,
    account: (n: number) => `Account ${n}`,
    key: (n: number) => `Key ${n}`,
  },

  backup: {
    title: 'Backup',
    phrase: 'Your recovery words bring it back.',
    imported:
      'It was imported: your recovery words do not bring it back. Its file and the password of the file are its only backup.',
    exportAccount: 'Export as a file',
    exportKey: 'Export as a keystore',
  },
} as const
