import type { ErrorCode } from '../core/errors.ts'
import type { FailureReason, Fault, RegistrationState } from '../core/registration/state.ts'
import { visibleText } from './logic/visibleText.ts'

/*
 * Every word on the screens, in one place. Plain words: what happens, what it costs, what to do.
 * Your account registers and pays; the rules account may change the rules; a group is a set of servers that hold the same
 * piece; splitting is what happens to a copy of the key.
 */

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** Milliseconds as people say them: rounded up, so that nobody waits longer than was said. */
export const duration = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 120) return `about ${count(seconds, 'second')}`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `about ${count(minutes, 'minute')}` : `about ${count(Math.ceil(minutes / 60), 'hour')}`
}

export const errors: Record<ErrorCode, string> = {
  'already-pending': 'The same thing is already under way. Wait for it to end, or look at it from the start screen.',
  'chain-unavailable': 'The network node does not answer. Nothing was sent. Check the node’s address, or try again.',
  'degenerate-dealing': 'The splitting came out unusable, which is very rare. Nothing was sent. Try again.',
  disconnected: 'The connection inside the wallet was cut. Nothing is lost; try again.',
  'dispatch-failed': 'The network refused the transaction. Only its fee is gone.',
  'faucet-empty': 'The faucet gives nothing now, or does not answer. Wait a minute, then try again.',
  internal: 'Something in the wallet went wrong, and it is not your doing. Nothing more was sent. Try again.',
  'invalid-argument': 'The wallet was given something it cannot use. Check what you typed.',
  'invalid-phrase': 'These are not a valid recovery phrase. Check the spelling and the order of the words.',
  'invalid-point': 'The network sent a public key that is none. Nothing was sent to it.',
  'invalid-proof': 'A proof from the network does not hold. Nothing was sent to it.',
  'invalid-roster': 'The network’s list of servers is not valid. Nothing was sent to them.',
  'invalid-scalar': 'A number in the splitting is out of range. Nothing was sent. Try again.',
  'invalid-threshold': 'The network does not accept this number of groups. Choose another one.',
  'key-taken': 'This key is already registered. Choose another key.',
  locked: 'The wallet is locked. Unlock it to go on.',
  'not-backed-up': 'Prove three of your twelve words first. You cannot register until then.',
  'partial-invalid': 'A server sent a wrong piece of the trial signature. The network refuses it; the others go on.',
  rejected: 'You declined this.',
  'share-invalid': 'A piece does not fit the splitting. Nothing was sent. Try again.',
  'storage-failed':
    'The browser could not read or store this. Free some disk space, then start the browser again. Nothing was sent.',
  timeout: 'No answer came in time. Nothing is lost; try again.',
  'too-few-partials': 'Too few groups have answered for a trial signature yet.',
  'too-many-requests': 'That was too often. Wait a minute, then try again.',
  unauthorised: 'This site has no leave to use that account.',
  undecryptable: 'The stored data does not open. Nothing was changed.',
  unsupported: 'This version of the wallet cannot do that.',
  'vault-damaged': 'The stored wallet is damaged and was left untouched.',
  'wrong-length': 'Something has the wrong length. Check what you typed.',
  'wrong-network': 'This node belongs to another network. Nothing was sent. Choose another node.',
  'wrong-password': 'Wrong password. Try again.',
  'wrong-runtime': 'The network runs a version that this wallet does not know. Nothing was sent. Update the wallet.',
}

/** Codes from outside look up words, never members that every object has. */
const lookUp = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** What stands in the way of a registration, as the background finds it. */
export type DraftProblemCode =
  | 'already-pending'
  | 'already-registered'
  | 'foreign-address'
  | 'insufficient-funds'
  | 'key-taken'
  | 'left-behind'
  | 'not-an-address'
  | 'unknown-account'
  | 'unknown-key'

export const draftProblems: Record<DraftProblemCode, string> = {
  'already-pending': 'This account is registering a key already. Wait for that to end.',
  'already-registered': 'This account has registered a key already. One account registers one key.',
  'foreign-address': 'The address of the rules account belongs to another network.',
  'insufficient-funds': 'There is not enough money in your account for this. Add funds, then try again.',
  'key-taken': 'This key is registered already. Choose another key.',
  'left-behind':
    'An earlier registration of this account is still open on the network, and this wallet knows nothing of it. If no other wallet of yours is at work on it, take it back: its deposit returns.',
  'not-an-address': 'The address of the rules account is not an address.',
  'unknown-account': 'This account is not in this wallet. Choose another one.',
  'unknown-key': 'This key is not in this wallet. Choose another one.',
}

/** Our words for a problem where there are some, else the network’s, made visible. */
export const problemText = (code: string, message: string): string =>
  lookUp(draftProblems, code) ??
  lookUp(errors, code) ??
  lookUp(words.register.lineProblems.evm, code) ??
  visibleText(message, 160)

/** Why a server did not take its piece: its own problem codes, and what we see from outside. */
export type ServerProblem =
  | 'bad-request'
  | 'too-large'
  | 'unsupported-media-type'
  | 'method-not-allowed'
  | 'not-found'
  | 'rate-limited'
  | 'busy'
  | 'internal'
  | 'not-ready'
  | 'not-registering'
  | 'wrong-dealing'
  | 'not-a-member'
  | 'not-committed'
  | 'undecryptable'
  | 'share-invalid'
  | 'nonce-reused'
  | 'storage-failed'
  | 'not-synced'
  | 'chain-unavailable'
  | 'unreachable'
  | 'timeout'
  | 'bad-endpoint'
  | 'bad-reply'

export const serverProblems: Record<ServerProblem, string> = {
  'bad-request': 'It did not understand the request.',
  'too-large': 'It found the message too large.',
  'unsupported-media-type': 'It did not accept the form of the message.',
  'method-not-allowed': 'It does not offer this service.',
  'not-found': 'It does not offer this service.',
  'rate-limited': 'It asks us to slow down.',
  busy: 'It is busy.',
  internal: 'Something in it went wrong.',
  'not-ready': 'It has not fully started yet, or something it needs is missing.',
  'not-registering': 'It has not seen this registration on the network yet.',
  'wrong-dealing': 'It knows of another splitting for this account.',
  'not-a-member': 'It is not on the list for this splitting.',
  'not-committed': 'Its piece does not match what is recorded on the network.',
  undecryptable: 'It cannot open its piece.',
  'share-invalid': 'Its piece did not pass its check.',
  'nonce-reused': 'It has seen these trial values before and refuses them.',
  'storage-failed': 'It could not store its piece.',
  'not-synced': 'It is behind the network.',
  'chain-unavailable': 'It cannot reach the network.',
  unreachable: 'It cannot be reached.',
  timeout: 'It did not answer in time.',
  'bad-endpoint': 'The network lists no usable address for it.',
  'bad-reply': 'It gave an answer that makes no sense.',
}

/** A server’s reason is text from outside: an unknown one is quoted, made visible and short. */
export const serverProblem = (reason: string): string =>
  lookUp(serverProblems, reason) ??
  lookUp(errors, reason) ??
  `It gave a reason this wallet does not know: “${visibleText(reason, 40)}”.`

const faults: Record<Fault, string> = {
  internal: 'It was our software’s fault, not yours.',
  network: 'It was the node’s fault, or that of the connection to it. Not yours.',
  nobody: 'It was nobody’s fault.',
  server: 'It was a server’s fault, not yours.',
  user: 'The network holds this wallet responsible.',
}

const nothingKept = 'The pieces that servers hold are useless without a registration and are thrown away.'
const depositBack = 'Your deposit is back in your account. Only the transaction fees are gone.'
const depositGone = 'The network kept the deposit, and the transaction fees are gone.'

/** The network claims what cannot be: nothing it says about money is believed either. */
const unbelieved = {
  lost: 'What became of the deposit is not known for sure, because this node is not to be believed. Your key is safe.',
  next: 'Choose another node in the settings and look again before you rely on anything.',
}

type ReasonWords = {
  readonly what: string
  readonly lost: string
  readonly lostByUser?: string
  readonly next: string
  readonly byNetwork?: { readonly lost: string; readonly next: string }
}
const reasons: Record<FailureReason, ReasonWords> = {
  'bad-share': {
    what: 'A server said that its piece was bad, and the network found the same.',
    lost: `${depositGone} ${nothingKept}`,
    next: 'Try again: the key is split anew.',
  },
  'chain-refused': {
    what: 'The network refused the registration.',
    lost: 'Only the transaction fee is gone; a deposit already taken comes back to your account.',
    next: 'Try again. If it is refused again, choose another key or update the wallet.',
  },
  'chain-replaced': {
    what: 'The network was started anew, or the node belongs to another copy of it. It knows nothing of this registration.',
    lost: 'What was paid and registered belongs to the earlier network. Your key is safe.',
    next: 'Get funds on the network of now, then try again. Or choose the earlier network’s node in the settings.',
  },
  'dealing-window-missed': {
    what: 'The split key did not reach the network in time.',
    lost: depositBack,
    next: 'Try again with a steady connection.',
  },
  'key-taken': {
    what: 'This key is already registered from another account.',
    lost: depositBack,
    next: 'Register another key, or use the account that registered this one.',
  },
  'node-contradicts': {
    what: 'The node says that the key is registered, and that it is not.',
    ...unbelieved,
  },
  'opening-declined': {
    what: 'A server said that its piece was bad, and you did not let the piece be opened to show that it lied.',
    lost: `${depositGone} ${nothingKept}`,
    next: 'Register another key.',
  },
  'roster-changed': {
    what: 'The network’s servers changed while the key was being split.',
    lost: depositBack,
    next: 'Try again: the key is split anew for the servers of today.',
  },
  'signature-invalid': {
    what: 'The trial signature was not valid.',
    lost: `${depositBack} ${nothingKept}`,
    lostByUser: `${depositGone} ${nothingKept}`,
    next: 'Try again: the key is split anew. The key itself is safe.',
    byNetwork: unbelieved,
  },
  superseded: {
    what: 'Another wallet with the same twelve words registers this account, and came first.',
    lost: 'Only transaction fees are gone; the deposit stays with the other registration.',
    next: 'Look there. If it was not you, somebody else knows your words: move to a new wallet.',
  },
  'too-few-servers': {
    what: 'Too few groups of servers confirmed their pieces in time.',
    lost: `${depositBack} ${nothingKept}`,
    lostByUser: `${depositGone} ${nothingKept}`,
    next: 'Try again later, when more servers are up.',
  },
  unprovable: {
    what: 'A server said that its piece was bad, and this wallet could not show that it was good.',
    lost: `${depositGone} ${nothingKept}`,
    next: 'Try again: the key is split anew.',
  },
  withheld: {
    what: 'Servers said that they got no good piece, and this wallet did not answer in time.',
    lost: `${depositGone} ${nothingKept}`,
    next: 'Try again, and keep the wallet unlocked until the pieces are out.',
  },
}

/** Who was at fault, what was lost or returned, the one next step: for every pair. */
export const failure = (fault: Fault, reason: FailureReason) => {
  const { what, lost, lostByUser = lost, next, byNetwork } = reasons[reason]
  const said = { who: faults[fault], what, lost: fault === 'user' ? lostByUser : lost, next }
  return fault === 'network' && byNetwork ? { ...said, ...byNetwork } : said
}

export const states: Record<RegistrationState['kind'], { label: string; text: string }> = {
  approved: { label: 'Approved', text: 'Splitting the key and signing. The key is opened once and closed again.' },
  registering: { label: 'Asking the network', text: 'Your wish and your rules go to the network, with the deposit.' },
  dealing: {
    label: 'Publishing the splitting',
    text: 'The public side of the splitting goes to the network for checking.',
  },
  delivering: { label: 'Delivering the pieces', text: 'Every server gets one sealed piece that only it can open.' },
  confirming: { label: 'Groups confirm', text: 'The servers of each group compare their pieces and tell the network.' },
  registered: { label: 'Registered', text: 'The network can sign with this key, only under your rules.' },
  failed: { label: 'Not registered', text: 'The registration ended without success.' },
  cancelled: { label: 'Cancelled', text: 'You stopped this registration before the key was split.' },
}

export const words = {
  product: 'Entropy Wallet',
  tagline: 'Let a network sign with your key, only under your rules.',

  common: {
    back: 'Back',
    continue: 'Continue',
    copied: 'Copied',
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

  welcome: {
    lead: 'You keep your key. A network of servers gets it in pieces, and can use it only for what you allow.',
    points: [
      ['Nobody holds the whole', 'Each group of servers gets one sealed piece. No single server can sign.'],
      ['Your rules decide', 'You say which addresses may be signed for. Without rules the servers refuse everything.'],
      ['You see proof', 'A trial signature shows that the pieces work, and your wallet checks it itself.'],
    ],
    create: 'Create a wallet',
    restore: 'I have a phrase',
    openTab: 'Set up in a tab',
    openTabHint: 'Setting up takes a minute and opens in a full tab, so that nothing closes half way.',
  },

  password: {
    title: 'Choose a password',
    text: 'It locks the wallet on this computer. Nobody can reset it, but your twelve words bring everything back.',
    label: 'Password',
    again: 'The same password again',
    show: 'Show what I type',
    floor: 'At least 10 characters.',
    hints: {
      short: (missing: number) => `${count(missing, 'more character')} needed.`,
      repeated: 'Too few different characters: easy to guess.',
      digits: 'Only digits: easy to guess. Add words.',
      fair: 'Long enough. Longer is better: four unrelated words are hard to guess and easy to keep.',
      good: 'A good length. Make sure that you use it nowhere else.',
    },
    differ: 'The two passwords are not the same.',
    submit: 'Create the wallet',
    submitRestore: 'Restore the wallet',
    busy: 'Making the vault…',
  },

  restore: {
    title: 'Restore from your phrase',
    text: 'Type your twelve words with spaces between them. They stay on this computer.',
    label: 'Recovery phrase',
    show: 'Show the words',
    counted: (n: number) => (n === 0 ? 'No words yet.' : `${count(n, 'word')} typed.`),
    empty: 'Type the words of your phrase first.',
  },

  phrase: {
    title: 'Your twelve words',
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

  home: {
    balance: 'Balance',
    funds: 'Get test funds',
    fundsBusy: 'Asking for test funds…',
    fundsDone: (amount: string) => `${amount} on the way to your account.`,
    receive: 'Receive',
    keys: 'Keys',
    register: 'Register a key',
    notRegistered: 'Not registered',
    waiting: 'Waiting for your answer',
    unproven: 'Your twelve words are not proven yet. You cannot register until then.',
    unreadable: (n: number) =>
      n === 1
        ? 'One stored registration cannot be read. It is kept as it is, and what the network has of it is not affected.'
        : `${n} stored registrations cannot be read. They are kept as they are, and what the network has of them is not affected.`,
    proveNow: 'Show and prove them',
    connectRequest: (origin: string) => `${origin} wants to connect`,
    registerRequest: (origin: string) => `${origin} proposes a registration`,
    answer: 'Answer',
    open: 'Details',
    rulesAccount: 'It changes your rules later, and was made for you from the same twelve words.',
    holds: 'It holds',
  },

  network: {
    connecting: (name: string) => `Connecting to the ${name} network…`,
    ready: (name: string, block: number) => `${name} network, block ${block}`,
    failed: (name: string) => `The ${name} network cannot be used`,
    retrying: 'Trying…',
    retry: 'Try the node again',
    change: 'Change the node',
    single: 'Nothing checks what this one node says. Use it for trying things out only.',
  },

  receive: {
    title: 'Receive',
    text: 'Send money to this address:',
    qr: (address: string) => `QR code of the address ${address}`,
  },

  register: {
    title: 'Register a key',
    fromSite: (origin: string) => `${origin} proposes this registration. Everything can be changed.`,
    proposed: 'Proposed by the site',
    unknownProposal: 'The site named an account or key that this wallet does not have. Yours is filled in instead.',
    account: 'Your account registers and pays',
    key: 'Key',
    keyHint: 'The network gets pieces of a copy. The whole key stays here too.',
    rules: 'What may be signed',
    rulesFor: { evm: 'Ethereum', btc: 'Bitcoin' },
    modes: {
      nothing: ['Nothing yet', 'Rules can be added later.'],
      allow: ['Only to these addresses', 'Everything else is refused.'],
      deny: ['To all except these addresses', 'Everything else is allowed.'],
    },
    addresses: { evm: 'Ethereum addresses, one per line', btc: 'Bitcoin addresses, one per line' },
    addressesHint: (max: number) => `Paste as many as you like, up to ${max}.`,
    creation: 'Creating contracts is allowed',
    creationHint: 'A transaction without a recipient creates a contract.',
    line: (n: number) => `Line ${n}`,
    lineProblems: {
      evm: {
        'bad-address': 'This is not an Ethereum address: 0x and 40 digits (0–9, a–f).',
        'bad-checksum': 'The capital letters do not fit: probably a typing error.',
        duplicate: 'This address is in the list already.',
        'too-many': 'A list may have 25 addresses.',
      },
      btc: {
        'bad-address': 'This is not an address of the Bitcoin main network.',
        'bad-checksum': 'This address has a typing error.',
        duplicate: 'This address is in the list already.',
        'too-many': 'A list may have 25 addresses.',
      },
    },
    linesGood: (n: number) =>
      n === 0 ? 'The list is empty.' : `${count(n, 'address', 'addresses')}, no problem found.`,
    linesBad: (n: number) => `${count(n, 'line')} to mend:`,
    emptyAllow: 'An empty list of allowed addresses allows nothing.',
    noRules: 'With no rules at all the servers refuse to sign anything.',
    emptyDeny: 'An empty “all except” list allows everything.',
    who: 'Who can change the rules',
    whoMade: [
      'The rules account made for you',
      'It comes from the same twelve words, and is kept apart from your account.',
    ],
    whoOther: ['Another address', 'Only that account can change the rules; your wallet cannot.'],
    whoAddress: 'Address of the rules account',
    whoOwn:
      'This is your own account. Whoever gets hold of it could change the rules and then use the key. A separate account is safer.',
    advanced: 'Advanced',
    threshold: 'How many groups must agree to sign',
    defaultThreshold: 'As recommended for this network',
    recommended: 'This is what the network recommends.',
    review: 'Review',
    mend: 'Mend what is marked first.',
    unproven: 'You cannot register until you have proven three of your twelve words.',
    noAccount: 'There is no account in this wallet yet.',
    badAddress: 'This is not an address of this network.',
    noAddress: 'Type the address, or choose the account made for you.',
  },

  threshold: (t: number, n: number) =>
    t === n ? `All ${n} groups; none may be offline` : `Any ${t} of ${n} groups; ${n - t} may be offline`,

  groups: (t: number) => count(t, 'group'),

  review: {
    title: 'Review',
    will: 'What the network will be able to do',
    who: 'Who can change that',
    whoMade: 'Only the rules account made for you.',
    whoOther: 'Only this address:',
    whoOwn: 'Your own account.',
    pieces: (servers: number, groups: number) =>
      `A copy of the key is split for ${count(servers, 'server')} in ${count(groups, 'group')}. The whole key stays here too.`,
    key: 'Key',
    costs: 'What it costs',
    fee: 'Fees, at most',
    deposit: 'Deposit, held while registered',
    funding: 'To the new rules account',
    fundingHint: 'It is new and needs a little to pay for changing rules later.',
    total: 'Total',
    after: 'Left in your account',
    approve: 'Approve and register',
    approving: 'Splitting the key…',
    tooLittle: (missing: string, mustStay: string) =>
      `${missing} are missing in your account. Besides the total, ${mustStay} has to stay in it.`,
    problem: 'This must be mended first',
    change: 'Change',
    takeBack: 'Take it back',
    takingBack: 'Taking it back…',
    site: (origin: string) => `Asked for by ${origin}`,
  },

  rules: {
    none: (chain: string) => `Sign nothing for ${chain}.`,
    allowNone: (chain: string) => `Sign nothing for ${chain}: the list of allowed addresses is empty.`,
    allow: (chain: string, n: number) =>
      `Sign for ${chain} only to ${n === 1 ? 'this address' : `these ${n} addresses`}.`,
    deny: (chain: string, n: number) =>
      `Sign for ${chain} to every address except ${n === 1 ? 'this one' : `these ${n}`}.`,
    denyNone: (chain: string) => `Sign everything for ${chain}: the list of exceptions is empty.`,
    creation: 'Creating contracts is allowed too.',
    noCreation: 'Creating contracts is not allowed.',
  },

  progress: {
    title: 'Registration',
    keepOpen: 'Keep the browser open until the pieces are out.',
    mayClose: 'The pieces are out. You may close everything; the network finishes alone.',
    steps: {
      approved: 'Split and signed',
      registering: 'On the network',
      dealing: 'Splitting published',
      delivering: 'Pieces delivered',
      confirming: 'Groups confirmed',
    },
    ring: (confirmed: number, of: number, need: number) => `${confirmed} of ${of} groups confirmed; ${need} needed`,
    ofGroups: (of: number) => `of ${of} groups`,
    needed: (need: number) => `${need} needed`,
    group: (n: number) => `Group ${n}`,
    groupStates: {
      confirmed: 'confirmed',
      held: 'comparing',
      partly: 'some pieces delivered',
      missing: 'missing',
      open: 'waiting',
    },
    count: (done: number, of: number) => `${done} of ${of}`,
    atMost: (time: string) => `The network waits ${time} more, at most.`,
    deadlinePassed: 'The time is up; the network decides with what it has.',
    picture: 'Groups and servers',
    ending: 'This registration is being taken back; the deposit comes back with it. Keep the browser open until then.',
    cancel: 'Cancel this registration',
    cancelTitle: 'Cancel this registration?',
    cancelText: 'The key is not out yet. The deposit comes back; fees already paid do not.',
    cancelYes: 'Yes, cancel it',
    cancelNo: 'Keep it going',
    from: (origin: string) => `Asked for by ${origin}`,
    usual: 'Usually all done in ten seconds.',
  },

  waiting: {
    unlock: 'Waiting for you to unlock the wallet: the next step needs its signature.',
    funds: 'Waiting for money in your account. It goes on by itself when it arrives.',
    node: 'Waiting for the node to answer. It goes on by itself when it does.',
    silent: (groups: readonly number[]) =>
      `${groups.length === 1 ? `A server of group ${groups[0]}` : `Servers of groups ${groups.join(', ')}`} is silent. Its group goes on without it when the time is up.`,
    until: (time: string) => `At most ${time} more.`,
    roster: 'Waiting for more servers: the network has not enough of them right now.',
    answer: (groups: readonly number[]) =>
      `A server of group ${groups.join(', ')} says that it has no piece. It is being answered.`,
    'consent-open': 'A server says that its piece is bad. You have to decide whether that piece may be opened.',
    unanswered: 'A server says that its piece is bad. The network decides when the time is up.',
    healing: (groups: readonly number[]) => `Group ${groups.join(', ')} is still offered its piece.`,
    loss: {
      'deposit-back': 'After that the registration ends and your deposit comes back.',
      'deposit-lost': 'After that the registration ends and the network keeps your deposit.',
      nothing: '',
    },
  },

  server: {
    waiting: 'Waits for its piece',
    sending: (attempt: number) => (attempt > 1 ? `Sending, try ${attempt}` : 'Sending its piece'),
    retrying: (attempt: number) => `Trying again (${count(attempt, 'try', 'tries')} so far)`,
    refused: 'Refused its piece',
    stored: 'Has its piece',
    holder: 'Proved that it holds its piece',
  },

  registered: {
    title: 'Registered',
    text: 'The network can now sign with this key, only under your rules.',
    checked: 'Trial signature checked here',
    checkedText: 'Your wallet verified it against your key. The pieces work.',
    bad: 'The trial signature does not verify',
    badText: 'The network says registered, but the signature is not valid. Do not rely on this registration.',
    pending: 'Checking the trial signature…',
    missing: (groups: readonly number[]) =>
      `${groups.length === 1 ? `Group ${groups[0]} has` : `Groups ${groups.join(', ')} have`} not confirmed. Signing works without; the network goes on trying.`,
    all: 'Every group holds its piece.',
    rules: 'Rules',
    who: 'Who can change them',
    block: (block: number) => `In block ${block}`,
    ethereum: 'Ethereum address',
    key: 'Public key',
  },

  failed: {
    title: 'Not registered',
    lost: 'What it cost',
    next: 'What to do',
    startAgain: 'Start again',
  },
  cancelled: {
    title: 'Cancelled',
    text: 'You stopped this before the key was split. The deposit is back in your account; only fees are gone.',
  },

  connect: {
    title: 'Connect to this site?',
    wants: 'This site asks to see your accounts:',
    accounts: 'Accounts it may see',
    can: [
      'See the addresses that you choose, and their balances',
      'Propose registrations, which you review one by one',
    ],
    cannot: ['Move money, or see your keys or your words'],
    canTitle: 'It will be able to',
    cannotTitle: 'It will never be able to',
    approve: 'Connect',
    none: 'Choose at least one account, or reject.',
  },

  settings: {
    node: 'Network node',
    nodeAddress: 'Address of the node',
    nodeHint: 'An address that begins with ws:// or wss://.',
    nodeBad: 'This is not an address of a node: ws://… or wss://…',
    nodeSave: 'Use this node',
    nodeSaved: 'The wallet uses this node now.',
    autoLock: 'Lock by itself after',
    minutes: (n: number) => (n % 60 === 0 ? count(n / 60, 'hour') : count(n, 'minute')),
    sites: 'Connected sites',
    noSites: 'No site is connected.',
    sees: (n: number) => `Sees ${count(n, 'account')}`,
    disconnect: 'Disconnect',
    disconnectSite: (origin: string) => `Disconnect ${origin}`,
    disconnected: (origin: string) => `${origin} is disconnected.`,
    words: 'Show my twelve words',
    lock: 'Lock the wallet now',
    security: 'Security',
  },

  damaged: {
    title: 'The stored wallet is damaged',
    text: 'The wallet’s data on this computer cannot be read:',
    untouched:
      'The stored data is untouched: nothing was deleted or overwritten, and the wallet will not make a new one over it.',
    todo: 'What you can do',
    steps: [
      'Keep your twelve words at hand: they bring everything back.',
      'Restoring from this screen arrives in a later version. Keep this browser profile as it is until then.',
      'If you have a backup of the browser profile, close the browser and put it back.',
    ],
    recheck: 'Check again',
  },
} as const
