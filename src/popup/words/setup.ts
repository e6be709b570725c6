import { count } from './counting.ts'

/** From the first start to an open wallet. */
export const setupWords = {
  welcome: {
    lead: 'You keep your key. A network of servers gets it in pieces, and can use it only for what you allow.',
    points: [
      ['Nobody holds the whole', 'Each group of servers gets one sealed piece. No single server can sign.'],
      ['Your rules decide', 'You say which addresses may be signed for. Without rules the servers refuse everything.'],
      ['You see proof', 'A trial signature shows that the pieces work, and your wallet checks it itself.'],
    ],
    create: 'Create a wallet',
    restore: 'I have recovery words',
    openTab: 'Set up in a tab',
    openTabHint: 'Setting up takes a minute and opens in a full tab, so that nothing closes half way.',
  },

  password: {
    title: 'Choose a password',
    text: 'It locks the wallet on this computer. If you forget it, your recovery words let you choose another one.',
    label: 'Password',
    again: 'The same password again',
    show: 'Show what I type',
    floor: 'At least 10 characters.',
    hints: {
      short: (missing: number) => `${count(missing, 'more character')} needed.`,
      unknown: 'Long enough. Comparing it with common passwords…',
      fair: 'Hard enough to guess. Longer is better: four unrelated words are easy to keep.',
      good: 'Very hard to guess. Make sure that you use it nowhere else.',
    },
    weak: {
      common: 'Too easy to guess: it is, or looks like, a common password. Add a few unrelated words.',
      dates: 'Too easy to guess: dates and years are tried early. Add a few unrelated words.',
      keyboard: 'Too easy to guess: rows of keys are tried early. Add a few unrelated words.',
      repeated: 'Too easy to guess: it repeats itself. Add a few unrelated words.',
      sequence: 'Too easy to guess: it goes on like abc or 123. Add a few unrelated words.',
      guessable: 'Too easy to guess. Add a few unrelated words.',
    },
    wait: 'The list of common passwords is still loading. Press again in a moment.',
    strength: (score: number) => `Strength: ${score} of 4`,
    differ: 'The two passwords are not the same.',
    submit: 'Create the wallet',
    submitRestore: 'Restore the wallet',
    busy: 'Making the vault…',
  },

  restore: {
    title: 'Restore from your words',
    text: 'Type all its words with spaces between them, as many as there are: 12, 15, 18, 21 or 24. They stay on this computer.',
    label: 'Recovery words',
    show: 'Show the words',
    counted: (n: number) => (n === 0 ? 'No words yet.' : `${count(n, 'word')} typed.`),
    empty: 'Type your recovery words first.',
  },

  phrase: {
    /** A new phrase has twelve. */
    title: 'Your twelve words',
    shown: 'Your recovery words',
    text: 'They are your wallet. Write them on paper, in this order, and keep the paper safe.',
    warning:
      'Whoever has these words has your key and your money. Never type them into a site. Nobody from us will ask.',
    hidden: 'The words are hidden. Make sure that nobody is looking.',
    reveal: 'Show the words',
    hide: 'Hide the words',
    noCopy: 'There is no copy button on purpose: the clipboard is open to other programs.',
    list: 'Your words, in order',
    written: 'I wrote them down',
    askPassword: 'Your password, once more',
  },

  prove: {
    title: 'Prove three of them',
    text: 'Choose the right word. This shows that your paper is right while it can still be mended.',
    question: (position: number) => `Which one is word number ${position}?`,
    step: (n: number) => `Question ${n} of 3`,
    wrong: 'At least one was not right. Look at your paper again, then start over with three new questions.',
    again: 'Start over',
    showAgain: 'Show me the words again',
    right: 'All three are right. Your paper works.',
    later: 'Do this later',
    laterHint: 'You cannot register until then.',
    checking: 'Checking…',
  },

  unlock: {
    title: 'Unlock your wallet',
    submit: 'Unlock',
    busy: 'Unlocking…',
    wait: (seconds: number) => `Too many wrong tries. The next one is possible in ${count(seconds, 'second')}.`,
    request: 'A site is waiting for your answer. Unlock to see what it wants.',
  },
} as const
