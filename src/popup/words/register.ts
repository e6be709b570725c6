import { count } from './counting.ts'

/** What is to be registered, and what that means. */
export const registerWords = {
  register: {
    title: 'Register a key',
    fromSite: (origin: string) => `${origin} proposes this registration. Everything can be changed.`,
    proposed: 'Proposed by the site',
    unknownProposal: 'The site named an account or key that this wallet does not have. Yours is filled in instead.',
    account: 'Your account registers and pays',
    key: 'Key',
    keyDone: 'registered',
    accountDone: 'has registered a key',
    keyHint: 'The network gets pieces of a copy. The whole key stays here too.',
    rules: 'What may be signed',
    rulesFor: { evm: 'Ethereum', btc: 'Bitcoin' },
    modes: {
      nothing: ['Nothing yet', 'Rules can be added later.'],
      allow: ['Only to these addresses', 'Everything else is refused.'],
      deny: ['To all except these addresses', 'Everything else is allowed.'],
    },
    addresses: { evm: 'Ethereum addresses, one per line', btc: 'Bitcoin addresses, one per line' },
    addressesHint: (max: number) =>
      `Paste as many as you like, up to ${max}: one per line, or with spaces, commas or semicolons between.`,
    creation: 'Creating contracts is allowed',
    creationHint: 'A transaction without a recipient creates a contract.',
    line: (n: number) => `Line ${n}`,
    lineProblems: {
      evm: {
        'bad-address': 'This is not an Ethereum address: 0x and 40 digits (0–9, a–f).',
        'bad-checksum': 'The capital letters do not fit: probably a typing error.',
        duplicate: 'This address is in the list already.',
        'too-many': 'A list may have 25 addresses: this one and those after it are too many.',
      },
      btc: {
        'bad-address': 'This is not an address of the Bitcoin main network.',
        'bad-checksum': 'This address has a typing error.',
        duplicate: 'This address is in the list already.',
        'too-many': 'A list may have 25 addresses: this one and those after it are too many.',
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
      'It comes from the same recovery words, and is kept apart from your account.',
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
    depositHint: 'The network keeps it if servers complain and this wallet does not answer in time.',
    reserve: 'Of that, kept ready',
    reserveHint: 'For answering servers and for splitting once more. Only used if it has to be.',
    funding: 'To the new rules account',
    fundingHint: 'It is new and needs a little to pay for changing rules later.',
    total: 'Total',
    after: 'Left in your account',
    approve: 'Approve and register',
    approving: 'Splitting the key…',
    tooLittle: (missing: string, mustStay: string) =>
      `${missing} are missing in your account. Besides the total, ${mustStay} has to be in it, for further fees.`,
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
} as const
