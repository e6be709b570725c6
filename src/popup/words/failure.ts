import type { Deposit, Failure, FailureReason, Fault, NextStep } from '../../core/registration/state.ts'

const faults: Record<Fault, string> = {
  internal: 'It was our software’s fault, not yours.',
  network: 'It was the node’s fault, or that of the connection to it. Not yours.',
  nobody: 'It was nobody’s fault.',
  server: 'It was a server’s fault, not yours.',
  user: 'The network holds this wallet responsible.',
}

const deposits: Record<Deposit, (deposit: string) => string> = {
  held: (deposit) => `Only transaction fees are gone. The network holds ${deposit} for the other registration.`,
  lost: (deposit) => `The network kept ${deposit}. The transaction fees are gone too.`,
  none: () => 'No deposit was taken. Only transaction fees are gone, if any.',
  returned: (deposit) => `The network gave ${deposit} back. Only the transaction fees are gone.`,
  unknown: (deposit) =>
    `What became of ${deposit} is not known for sure, because this node is not to be believed. Your key is safe.`,
}

/** The one thing to do, and the one button for it. */
const steps: Record<NextStep, { readonly text: string; readonly button: string }> = {
  'other-key': { text: 'Register another key.', button: 'Register another key' },
  'other-node': {
    text: 'Choose another node in the settings and look again before you rely on anything.',
    button: 'Choose another node',
  },
  'other-wallet': { text: 'Look at the other wallet.', button: 'Go to the start screen' },
  retry: { text: 'Try again: the key is split anew.', button: 'Try again' },
}

type ReasonWords = {
  readonly what: string
  /** Whose fault it was, where that takes more than a word. */
  readonly who?: { readonly [F in Fault]?: string }
  readonly lost?: { readonly [D in Deposit]?: string }
  readonly next?: { readonly [N in NextStep]?: string }
  /** Servers had pieces already. */
  readonly pieces?: true
}

const reasons: Record<FailureReason, ReasonWords> = {
  'bad-share': {
    what: 'A server said that its piece was bad. It was opened on the network, and it was bad.',
    who: { user: 'This wallet had sealed that piece, so the network holds it responsible, not the server.' },
    next: { retry: 'Try again: the key is split anew. If it happens twice, do not use this computer for it.' },
    pieces: true,
  },
  'chain-refused': {
    what: 'The network refused the registration.',
    lost: {
      held: 'The network still holds the deposit. To have it back, take the registration back on the start screen.',
    },
    next: { retry: 'Try again. If it is refused again, update the wallet.' },
  },
  'chain-replaced': {
    what: 'The network was started anew, or the node belongs to another copy of it. It knows nothing of this registration.',
    lost: { unknown: 'What was paid and registered belongs to the earlier network. Your key is safe.' },
    next: {
      retry: 'Get money on the network of now, then try again. Or choose the earlier network’s node in the settings.',
    },
  },
  'dealing-window-missed': {
    what: 'The split key did not reach the network in time.',
    next: { retry: 'Try again, and keep the browser open until the pieces are out.' },
  },
  'key-taken': {
    what: 'This key is already registered from another account.',
    who: { user: 'No server did anything wrong: a key can be registered only once.' },
    next: { 'other-key': 'Register another key, or use the account that registered this one.' },
  },
  'node-contradicts': {
    what: 'The node says two things that cannot both be true.',
  },
  'opening-declined': {
    what: 'A server said that its piece was bad, you did not let it be opened, and too few groups confirmed.',
    who: { user: 'The network cannot know your reason: to it, this wallet did not answer.' },
    next: { 'other-key': 'Register another key. This one is still secret: no piece was opened.' },
    pieces: true,
  },
  'roster-changed': {
    what: 'The network’s servers changed while the key was being split.',
    next: { retry: 'Try again: the key is split anew for the servers of today.' },
  },
  'signature-invalid': {
    what: 'The trial signature was not valid.',
    pieces: true,
  },
  superseded: {
    what: 'Another wallet with the same recovery words registers this account, and came first.',
    who: { nobody: 'It was nobody’s fault, if that wallet is yours.' },
    next: { 'other-wallet': 'Look there. If it is not yours, somebody knows your words: move to a new wallet.' },
  },
  'too-few-servers': {
    what: 'Too few groups of servers confirmed their pieces in time.',
    next: { retry: 'Try again later, when more servers are up.' },
    pieces: true,
  },
  unprovable: {
    what: 'A server said that its piece was bad, and this wallet could not show that it was good.',
    who: {
      internal: 'It was our software’s fault or this computer’s, not yours. The network cannot know that.',
    },
    next: { retry: 'Try again: the key is split anew. If it happens twice, do not use this computer for it.' },
    pieces: true,
  },
  withheld: {
    what: 'Servers said that they had got no good piece, and no answer came in time.',
    who: { user: 'It was for this wallet to answer, so the network holds it responsible.' },
    next: { retry: 'Try again, and open the wallet now and then until the groups have confirmed.' },
    pieces: true,
  },
}

/** What happened, who was at fault, what was lost or returned, and the one next step: for every failure there can be. */
export const failure = ({ fault, reason, deposit, next }: Omit<Failure, 'kind'>, amount: string) => {
  const said: ReasonWords = reasons[reason]
  return {
    what: said.what,
    who: said.who?.[fault] ?? faults[fault],
    lost: said.lost?.[deposit] ?? deposits[deposit](amount),
    next: said.next?.[next] ?? steps[next].text,
    button: steps[next].button,
    pieces: said.pieces ? failureWords.failed.pieces : null,
  }
}

export const failureWords = {
  failed: {
    ...{ faults, deposits, steps, reasons },
    title: 'Not registered',
    who: 'Who was at fault',
    culprit: (group: number) => `A server of group ${group}`,
    lost: 'What it cost',
    deposit: 'Deposit',
    depositStates: {
      held: 'Held',
      lost: 'Lost',
      none: 'Not taken',
      returned: 'Returned',
      unknown: 'Not known',
    } satisfies Record<Deposit, string> as Record<Deposit, string>,
    next: 'What to do',
    pieces: 'The pieces that servers hold are useless without a registration and are thrown away.',
    onlyKey: 'This wallet has no other key that could be registered. Add one first.',
    notAsItIs: 'It cannot be registered again as it is. Money may be missing: start again to see what.',
    startAgain: 'Start again',
  },
} as const
