/** How accounts and keys come into the wallet, and how they leave it. */
export const comingWords = {
  add: {
    account: 'Add an account',
    key: 'Add a key',
    short: 'Add',
    from: 'Where it comes from',
    newAccount: ['A new one', 'From your recovery words, which bring it back too. One that you hid comes back first.'],
    newKey: ['A new one', 'From your recovery words, which bring it back too. One that you hid comes back first.'],
    accountFile: ['A file from another wallet', 'A polkadot JSON file with its password.'],
    typedKey: ['A private key', '64 digits in hexadecimal.'],
    keyFile: ['A keystore file', 'An Ethereum keystore, version 3, with its password.'],
    file: 'File',
    noFile: 'Choose the file first.',
    tooLong: 'This file is too long for an account or a key.',
    filePassword: 'Password of the file',
    noPassword: 'Type the password that was chosen for the file.',
    secret: 'Private key',
    secretHint: '64 digits (0–9, a–f), with or without 0x.',
    noSecret: 'Type or paste the key first.',
    badSecret: 'This is not a private key: 64 digits (0–9, a–f) that are neither zero nor too large.',
    ownBackup:
      'Your recovery words will not bring it back. It has its own backup: keep the file and its password, or export one from its page.',
    inTab: 'A full tab is needed to choose a file: this small window closes when it loses the focus.',
    openTab: 'Go on in a tab',
    submitNew: 'Add it',
    submitImport: 'Import it',
    busyNew: 'Adding…',
    busyImport: 'Importing…',
    done: (name: string) => `${name} is in your wallet.`,
    there: (name: string) => `It is here already, as ${name}.`,
  },

  export: {
    account: 'Export this account',
    key: 'Export this key',
    accountText: 'A polkadot JSON file, as most wallets of this ecosystem read it.',
    keyText: 'An Ethereum keystore, version 3, as most Ethereum wallets read it.',
    warning: 'Whoever has the file and its password has what is in it.',
    filePassword: 'Password for the file',
    yours: 'Your password, to allow it',
    submit: 'Save the file',
    busy: 'Sealing the file…',
    saved: 'The file is saved',
    savedText: (file: string) =>
      `${file} went to your downloads. Keep it apart from its password, and try once that it opens.`,
  },

  forget: {
    account: 'Forget this account',
    accountHide: 'Hide this account',
    key: 'Forget this key',
    keyHide: 'Hide this key',
    meansTitle: 'What that means',
    importedKey: [
      'The key is deleted from this wallet, and cannot be brought back from it or from your recovery words.',
      'Only your own backup of it has the whole key then.',
    ],
    importedAccount: [
      'The account is deleted from this wallet, and cannot be brought back from it or from your recovery words.',
      'Its money stays where it is: whoever has the file or the words it came from can use it.',
    ],
    phraseKey: [
      'The key is not shown any more, and is not offered for registering.',
      'It is not gone: it comes from your recovery words. “Add a key” brings it back.',
    ],
    phraseAccount: [
      'The account is not shown any more, and sites do not see it.',
      'It is not gone: it comes from your recovery words. “Add an account” brings it back, with its money.',
    ],
    registered:
      'The network keeps its pieces and goes on signing under your rules. Whoever may change the rules still may.',
    notRegistered: 'The network holds nothing of it. Without a backup, what it owns is lost for ever.',
    understood: 'I have a backup, or I want it to be gone',
    understoodHide: 'I have my recovery words',
    password: 'Your password',
    tick: 'Tick the box first.',
    submit: 'Forget it',
    submitHide: 'Hide it',
    busy: 'Forgetting…',
    done: (name: string) => `${name} is not in your wallet any more.`,
    suggestTitle: 'The network can sign with it now',
    suggestImported:
      'Keep the whole key here as a spare, or forget it: then nobody who gets into this computer can take it, and only the network and your own backup have it.',
    suggestPhrase:
      'The whole key is here too, because it comes from your recovery words: hiding it would not protect it. For a key that only the network has, import one and forget it afterwards.',
  },
} as const
