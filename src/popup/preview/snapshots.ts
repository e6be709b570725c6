import type { RegistrationState } from '../../core/registration/state.ts'
import type { Snapshot } from '../../protocol/popup/api.ts'
import type { GroupView, Quote, RegistrationView, ServerView } from '../../protocol/popup/registration.ts'
import type { Proposal } from '../../protocol/popup/requests.ts'

/** Wallets that do not exist, for looking at screens and for tests. No secret belongs to any of these names. */
export const account = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
export const rulesAccount = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
export const verifyingKey = '0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'
const ethereumAddress = '0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf'
export const friends = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
]
const planck = (whole: number, fraction = '') => `${whole}${fraction.padEnd(10, '0')}`

const servers = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir']

export const server = (
  n: number,
  delivery: ServerView['delivery'] = { kind: 'waiting' },
  holder = false,
): ServerView => ({
  name: servers[n] ?? `Server ${n + 1}`,
  endpoint: `http://127.0.0.1:300${n + 1}`,
  delivery,
  holder,
  complaint: null,
  answered: false,
  excluded: false,
})

export const groups = (each: (server: number) => ServerView, confirmed: readonly number[] = []): readonly GroupView[] =>
  [0, 1, 2].map((subgroup) => ({
    subgroup,
    confirmed: confirmed.includes(subgroup),
    servers: [each(subgroup * 2), each(subgroup * 2 + 1)],
  }))

export const stored = (n: number) => server(n, { kind: 'stored' })
export const holder = (n: number) => server(n, { kind: 'stored' }, true)

export const registration = (state: RegistrationState, more: Partial<RegistrationView> = {}): RegistrationView => ({
  id: 'r1',
  origin: null,
  account,
  verifyingKey,
  ethereumAddress,
  rules: { evm: { kind: 'allow', addresses: friends.slice(0, 2) }, btc: null },
  rulesAccount,
  threshold: 2,
  deposit: planck(10),
  fee: planck(0, '0214'),
  exposed: false,
  startedAt: 1_780_000_000_000,
  attempt: 1,
  dead: [],
  state,
  waiting: null,
  ending: false,
  groups: groups((n) => server(n)),
  deadline: { block: 160, now: 120 },
  testSignature: null,
  ...more,
})

export const empty: Snapshot = {
  vault: { kind: 'none' },
  network: {
    name: 'Development',
    genesis: `0x${'5e'.repeat(32)}`,
    trust: 'single-node',
    enough: true,
    nodes: [{ url: 'ws://127.0.0.1:9944', status: { kind: 'ready', block: 120 } }],
    isDefault: true,
    faucet: 'http://127.0.0.1:3010',
    blockTime: 1000,
    token: { symbol: 'BITS', decimals: 10 },
    status: { kind: 'ready', block: 120 },
  },
  accounts: [],
  keys: [],
  registrations: [],
  leftBehind: [],
  unreadable: 0,
  history: [],
  requests: [],
  sites: [],
  settings: { autoLockMinutes: 15 },
}

export const open: Snapshot = {
  ...empty,
  vault: { kind: 'unlocked', lockAt: 1_790_000_000_000, backup: 'proven' },
  accounts: [
    { address: account, name: 'Account 1', role: 'registrant', source: 'phrase', balance: planck(1000, '25') },
    { address: rulesAccount, name: 'Rules account', role: 'rules', source: 'phrase', balance: '0' },
  ],
  keys: [{ verifyingKey, ethereumAddress, name: 'Key 1', source: 'phrase' }],
}

export const proposal: Proposal = {
  account: null,
  verifyingKey: null,
  rules: { evm: { kind: 'allow', addresses: friends, allowContractCreation: true }, btc: null },
  rulesAccount: null,
  threshold: 3,
}

export const connectRequest = { kind: 'connect', id: 'c1', origin: 'https://app.example.org', since: 0 } as const
export const registerRequest = {
  kind: 'register',
  id: 'q1',
  origin: 'https://swap.example.org:8443',
  since: 0,
  proposal,
} as const

export const quote: Quote = {
  problems: [],
  fee: planck(0, '0214'),
  deposit: planck(10),
  rulesAccountFunding: planck(1),
  total: planck(11, '0214'),
  reserve: planck(0, '0428'),
  mustStay: planck(0, '1'),
  missing: '0',
  balance: planck(1000, '25'),
  rulesAccount,
  threshold: 2,
  subgroups: 3,
  servers: 6,
}
