import { generateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { keyPair } from '../../network/devnet/node.ts'
import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { home } from '../screens/home.ts'
import { restore } from '../screens/onboarding/restore.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { expect } from './browser.ts'
import type { Network } from './network.ts'
import { PASSWORD } from './site.ts'

/** A wallet that is set up, in its own browser. */
export type Wallet = {
  readonly extension: Extension
  readonly phrase: string
  readonly password: string
  /** SS58 of the account that registers. */
  readonly address: string
  /** The popup, opened in a tab. */
  readonly page: Page
}

/** Sets a new wallet up through the real screens, from a phrase of its own. Its test funds are asked for meanwhile. */
export const setUpWallet = async (extension: Extension, network: Network): Promise<Wallet> => {
  const phrase = generateMnemonic(wordlist)
  const { address } = keyPair(phrase)
  const funded = fund(network, address)
  await extension.chooseNetwork(network)
  const tab = await extension.open('onboarding')
  await welcome(tab).restore()
  await restore(tab).fill(phrase, PASSWORD)
  await restore(tab).submit()
  await expect(home(tab).network).toBeVisible()
  await tab.close()
  await funded
  const page = await extension.open('popup')
  await expect(home(page).balance('100')).toBeVisible()
  expect(await home(page).address()).toBe(address)
  return { extension, phrase, password: PASSWORD, address, page }
}

const fund = async ({ faucet }: Network, address: string): Promise<void> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${faucet}/drip`, { method: 'POST', headers, body: JSON.stringify({ address }) })
  if (!answer.ok) throw new Error(`the faucet: ${answer.status} ${await answer.text()}`)
}
