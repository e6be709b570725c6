/** What protects the stored wallet, and what to do when it does not open. */
export const vaultWords = {
  forgot: {
    link: 'Forgot your password?',
    title: 'Choose a new password',
    text: 'Your recovery words open the wallet in place of the password. Everything in it stays, what you imported too.',
    textDamaged:
      'Your recovery words bring back everything that came from them. What you imported stays if a whole copy of the stored data is left; if not, import it again from its own backup.',
    submit: 'Open with my words',
    busy: 'Opening the wallet…',
    done: 'Your new password is set.',
  },

  changePassword: {
    link: 'Change the password',
    title: 'Change the password',
    text: 'From now on the new one opens the wallet in this browser. Your recovery words stay the same. Whoever has an old copy of this browser’s data and knew the old password still has what was in it: then move your money, too.',
    old: 'Your present password',
    next: 'New password',
    missing: 'Type your password first.',
    submit: 'Change the password',
    busy: 'Changing the password…',
    done: 'The password is changed.',
  },

  damaged: {
    title: 'The stored wallet is damaged',
    problems: {
      missing: 'The wallet’s data is gone from this browser, though you had a wallet here.',
      unreadable: 'The wallet’s data in this browser cannot be read. It was cut short or changed.',
      older: 'The wallet’s data is older than its second copy: something put an earlier one in its place.',
      differs: 'The wallet’s data and its second copy are not the same: one of them was changed.',
      altered: 'The wallet’s data was changed: your password fits, but what it opens is not what was stored.',
    },
    found: (what: string) => `What was found: ${what}.`,
    untouched: 'Nothing was overwritten. What is damaged is kept aside when you restore.',
    copy: 'From the second copy',
    copyText:
      'The wallet keeps a second copy of its data, and that one is whole. Your password and all that you imported stay.',
    copySubmit: 'Restore the second copy',
    copyBusy: 'Restoring…',
    noCopy: {
      missing: 'There is no second copy in this browser.',
      damaged: 'The second copy is damaged as well.',
    },
    phrase: 'From your recovery words',
    phraseText: 'They bring back every account and key that came from them, under a new password.',
    lost: 'What you imported did not come from them: import it again from its own backup.',
    phraseSubmit: 'Restore with my words',
    recheck: 'Check again',
  },

  bring: {
    link: 'I have a key or an account',
    title: 'Bring a key or an account',
    text: 'First a new wallet is made, with twelve words of its own. What you bring is then kept in it, beside them.',
    warning: 'The new words do not bring back what you bring: keep the backup that you have of it.',
    what: 'What do you have?',
    typed: ['A private key', '64 digits, as Ethereum tools show it'],
    keystore: ['A keystore file', 'An Ethereum key under a password (JSON)'],
    account: ['An account file', 'An account of another wallet, under a password (JSON)'],
    submit: 'Create the wallet and go on',
  },
} as const
