import type { Previews } from '../preview.ts'
import { account, open, rulesAccount } from '../snapshots.ts'

const second = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y'
const snapshot = {
  ...open,
  accounts: [...open.accounts, { ...open.accounts[0]!, address: second, name: 'Savings' }],
  sites: [
    { origin: 'https://app.example.org', accounts: [account, second] },
    { origin: 'https://a-very-long-name-of-a-site.decentralised-finance.example.org:8443', accounts: [account] },
    { origin: 'https://pushy.example', accounts: [] },
    { origin: 'https://аpple.example', accounts: [] },
  ],
}
const choose = 'Accounts it sees'

export const sites: Previews = {
  settings: { snapshot, hash: '#/settings' },
  'settings-site-accounts': { snapshot, hash: '#/settings', act: [choose] },
  'connect-several': {
    snapshot: {
      ...snapshot,
      requests: [{ kind: 'connect', id: 'c1', origin: 'https://app.example.org', since: 0 }],
      accounts: snapshot.accounts.filter(({ address }) => address !== rulesAccount),
    },
    hash: '#/request/c1',
  },
}
