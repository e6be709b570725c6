import type { TransactionFailure } from '../../core/transactions/transaction.ts'
import type { RulesUpdateProblem, TransferProblem } from '../../protocol/popup/transactions.ts'
import { listed } from './counting.ts'

/** Why nothing can be sent as it is. Sums are told by the lines beside it. */
const problems: Record<Exclude<TransferProblem, 'insufficient-funds' | 'reserve'>, string> = {
  'foreign-address': 'This address belongs to another network. Money sent there would not arrive.',
  'not-an-address': 'This is not an address of this network. Check that it was copied whole.',
  nothing: 'There is nothing to send. Type an amount.',
  registering: 'This account is registering a key, and its next transactions are signed. Wait until they are in.',
  'same-account': 'This is the account that you send from. Choose another address.',
  'too-little-arrives': 'This address has nothing yet, and so little would not open it. Send more.',
  'too-little-stays': 'What stays is too little for the account to stay open. Send less, or everything.',
  'under-way': 'An earlier transaction of this account is in no block yet. Wait for it, then send this one.',
  'unknown-account': 'This account is not in this wallet. Choose another one.',
}

const rulesProblems: Record<Exclude<RulesUpdateProblem, 'insufficient-funds'>, string> = {
  'bad-rules': 'Some of the lines have to be mended first.',
  'foreign-rules-account': 'The account that may change these rules is not in this wallet.',
  'not-registered': 'The network has no registered key of this account.',
  registering: 'The rules account is registering a key itself. Wait until that has ended.',
  unchanged: 'These are the rules that the network has already. Change something first.',
  'under-way': 'An earlier transaction of the rules account is in no block yet. Wait for it, then send this one.',
}

/** Why a transaction came to nothing, and what that cost. */
const failures: Record<TransactionFailure['reason'], string> = {
  dispatch: 'The network took the transaction and refused what it asks for. Only its fee is gone.',
  expired: 'No block took it while it was valid. Nothing was paid, and it can never be taken any more.',
  replaced:
    'Another transaction of this account took its place: one that you signed for a site, or one from another wallet that has the account. Nothing was paid for this one.',
  'chain-replaced': 'The network was started anew, and what was sent on the earlier one does not count there.',
}

/** The chain's own errors, by the names that it gives them. */
const dispatchErrors: Readonly<Record<string, string>> = {
  'Token.FundsUnavailable': 'There was not enough money in the account any more.',
  'Token.BelowMinimum': 'The address would have had less than an account must have.',
  'Token.NotExpendable': 'The account would have had less than it must keep.',
  'Token.CannotCreate': 'The address could not be opened with so little.',
  'Balances.InsufficientBalance': 'There was not enough money in the account any more.',
  'Balances.ExistentialDeposit': 'The address would have had less than an account must have.',
  'Balances.Expendability': 'The account would have had less than it must keep.',
  'Registry.NotRegistering': 'The registration was over already.',
  'Constraints.NotConstraintAccount': 'Another account may change these rules.',
  'Constraints.NotRegistered': 'The network has no registered key of this account.',
  'Constraints.InvalidConstraints': 'A list names an address twice.',
}

/** In our words where there are some, else by its name. */
export const dispatchError = (name: string): string =>
  (Object.hasOwn(dispatchErrors, name) ? dispatchErrors[name] : undefined) ?? `The network calls it ${name}.`

/** Money that leaves, and what becomes of it. */
export const moneyWords = {
  send: {
    title: 'Send',
    from: 'From',
    available: (amount: string) => `${amount} in it.`,
    to: 'To',
    toHint: 'An address of this network begins with 5.',
    toOwn: (name: string) => `This is your own account “${name}”.`,
    toEthereum: 'This is an Ethereum address. This network has others: they begin with 5.',
    stranger: 'An address outside this wallet',
    toMissing: 'Type or paste the address that gets the money.',
    takes: 'How much',
    takesOf: {
      amount: ['An amount', 'You say how much arrives.'],
      most: ['Everything that can go', 'Only what keeps the account open stays in it.'],
      all: [
        'Everything, and close the account',
        'It is removed from the network. Money sent to it later opens it again.',
      ],
    },
    allHeld: 'The network holds a deposit of this account, so it stays open with the little that it must keep.',
    amount: (symbol: string) => `Amount in ${symbol}`,
    amountMissing: 'Type how much to send.',
    amountBad: 'Write it in digits with a point, as 12.5.',
    amountFine: (decimals: number) => `At most ${decimals} digits after the point.`,
    review: 'Review',
    mend: 'Mend what is marked first.',
    problems,
    tooLittle: (missing: string) => `${missing} are missing in this account.`,
    reserve: (amount: string) =>
      `A registration of this account is under way: ${amount} have to stay in it, for answers to servers.`,
    problem: 'This cannot be sent as it is',
    unknown: 'What it costs cannot be found out',
    arrives: 'Arrives',
    fee: 'Fee, at most',
    stays: 'Stays in your account',
    minimum: 'An account must keep at least',
    closes: 'This closes the account',
    closesText: 'Nothing stays in it. It keeps its address and its place in this wallet.',
    reviewTitle: 'Review',
    approve: 'Send it',
    approving: 'Signing…',
    final: 'What is in a block cannot be taken back.',
  },

  transaction: {
    titles: {
      sent: { pending: 'Sending', final: 'Sent', failed: 'Not sent', unknown: 'Sending: outcome not known' },
      rules: {
        pending: 'Changing the rules',
        final: 'Rules changed',
        failed: 'Rules not changed',
        unknown: 'Changing the rules: outcome not known',
      },
      'taken-back': {
        pending: 'Taking a registration back',
        final: 'Registration taken back',
        failed: 'Registration not taken back',
        unknown: 'Taking a registration back: outcome not known',
      },
      'test-funds': { pending: 'Test funds', final: 'Test funds', failed: 'Test funds', unknown: 'Test funds' },
      signed: {
        pending: 'Signed for a site',
        final: 'Signed for a site',
        failed: 'Signed for a site',
        unknown: 'Signed for a site',
      },
    },
    steps: { signed: 'Signed and stored here', included: 'In a block', final: 'Final' },
    inBlock: (block: number) => `Block ${block}`,
    mayClose: 'You may close this. The wallet sends it again by itself if it has to.',
    refused: 'The node does not take it now',
    refusedText: (time: string) =>
      `It is handed in again at every other block. If no block takes it, it ends by itself within ${time}.`,
    noNode: 'The node does not answer',
    noNodeText: 'It is signed and stored, and goes on when the node is there again. It is never signed twice.',
    failures,
    lost: 'What became of it cannot be read any more',
    lostIn: (block: number) =>
      `It is in block ${block}, which is final, and its fee is paid. Whether the network did it or refused it could no longer be read when this wallet looked.`,
    lostAnywhere:
      'It may be in a block that could no longer be read when this wallet looked, or in none. It is not sent again by itself.',
    lostBy: (nodes: readonly string[]) =>
      nodes.length === 0
        ? 'The node keeps recent blocks only.'
        : `${listed(nodes)} ${nodes.length === 1 ? 'keeps' : 'keep'} recent blocks only.`,
    lostStep: {
      sent: 'Look at what is in both accounts before you send it again.',
      'taken-back': 'If the registration is still open, the start screen says so.',
      rules: 'Look at the rules on the page of the registration before you change them again.',
    },
    unknown: 'Nothing here any more',
    unknownText: 'The history keeps the newest entries only.',
    amount: 'Amount',
    when: 'When',
    feeAtMost: 'Fee, at most',
    block: 'Block',
    to: 'To',
    from: 'From',
    by: 'By the account',
    takes: { all: 'Everything; the account was closed', most: 'Everything that could go', amount: '' },
    site: 'For the site',
    signed: { message: 'A message', transaction: 'A transaction' },
    what: 'What',
    depositReturned: 'The network gave the deposit back.',
    openRegistration: 'Show the registration',
  },

  history: {
    title: 'History',
    latest: 'Latest',
    all: 'Show everything',
    none: 'Nothing yet. What you send, register and sign is listed here.',
    of: 'Account',
    everyAccount: 'All accounts',
    kept: (most: number) => `The newest ${most} entries are kept, on this computer only.`,
    failed: 'The history could not be read.',
    sent: (amount: string) => `Sent ${amount}`,
    testFunds: (amount: string) => `Got ${amount} of test funds`,
    rules: 'Changed rules',
    registered: 'Registered a key',
    registrationFailed: 'Registration failed',
    cancelled: 'Cancelled a registration',
    takenBack: 'Took the registration back',
    signed: { message: 'Signed a message', transaction: 'Signed a transaction' },
    to: (who: string) => `to ${who}`,
    states: { pending: 'Under way', final: 'Done', failed: 'Failed', unknown: 'Not known' },
    registrationStates: { registered: 'Done', failed: 'Failed', cancelled: 'Cancelled' },
    cost: 'What it cost',
    fees: 'Fees, at most',
    deposit: 'Deposit',
    deposits: {
      held: 'held while registered',
      lost: 'lost',
      none: 'never taken',
      returned: 'not kept',
      unknown: 'not known',
    },
  },

  changeRules: {
    title: 'Change the rules',
    button: 'Change the rules',
    loading: 'Asking the network which rules it has now…',
    failed: 'The rules could not be read',
    restart: 'Begin again with the rules as they are now',
    removeAll: 'Remove all rules',
    removed: 'Without any rules the servers refuse to sign anything with this key, until you set some again.',
    others: 'Only this account can change them, and it is not in this wallet:',
    other: 'Only the account above can change them, and it is not in this wallet.',
    mine: 'That account is in this wallet: you can change them here.',
    review: 'Review the change',
    reviewTitle: 'Review the change',
    changes: 'What changes',
    added: 'New in the list',
    gone: 'No longer in the list',
    kind: (before: string, after: string) => `“${before}” becomes “${after}”.`,
    nothingChanges: 'Nothing changes.',
    nowOn: 'From then on the network will',
    asked: 'What it asked the network for',
    hash: 'An entry with 0x and 64 digits is a Bitcoin address of which this wallet knows only the fingerprint.',
    payer: 'Paid by the rules account',
    has: 'It has',
    fee: 'Fee, at most',
    problems: rulesProblems,
    problem: 'This cannot be changed as it is',
    tooLittle: 'The rules account has too little to pay for this',
    tooLittleText: (missing: string) =>
      `${missing} are missing in it. Send it some from another account of yours; the rest stays for later changes.`,
    fundFrom: 'Send from',
    fund: (amount: string) => `Send ${amount} to it`,
    funding: 'Signing…',
    funded: 'On the way to the rules account. This goes on when it is there.',
    noFunds: 'No account of yours has enough. Get some money first.',
    approve: 'Change the rules',
    approving: 'Signing…',
    underWay: 'A change of these rules is under way.',
    show: 'Show it',
  },

  holders: {
    title: 'Who holds the pieces',
    asOf: (block: number) => `As the network has it at block ${block}.`,
    loading: 'Asking the network…',
    failed: 'The network could not be asked. What you see here is what this wallet noted.',
    group: (n: number, held: number, of: number) => `Group ${n}: ${held} of ${of} servers`,
    all: 'All of its servers hold it.',
    none: 'It has not confirmed.',
    without: (names: string) => `Without: ${names}.`,
  },
} as const
