import type { Page } from '../driver/page.ts'

/** The demo dApp's one page. */
export const dapp = (page: Page) => ({
  connect: () => page.getByRole('button', { name: 'Connect wallet' }).click(),
  connected: page.getByText('Connected.'),
  propose: (addresses: readonly string[]) =>
    page.getByLabel('Ethereum addresses that may be paid, one per line').fill(addresses.join('\n')),
  register: () => page.getByRole('button', { name: 'Register my key' }).click(),
  withdraw: () => page.getByRole('button', { name: 'Withdraw the request' }).click(),
  disconnect: () => page.getByRole('button', { name: 'Disconnect', exact: true }).click(),
  connectButton: page.getByRole('button', { name: 'Connect wallet' }),
  withdrawButton: page.getByRole('button', { name: 'Withdraw the request' }),
  status: page.getByRole('status'),
  registered: page.getByRole('heading', { name: 'Your key is registered' }),
  verdict: page.getByText('This page checked the signature itself: it is by this key'),
  fact: (name: 'verifying-key' | 'message-hash' | 'signature' | 'rules-account') => page.getByTestId(name),
})
