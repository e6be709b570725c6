import { generateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { home } from '../screens/home.ts'
import { restore } from '../screens/onboarding/restore.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { expect } from './browser.ts'
import type { Network } from './network.ts'

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

const password = 'a long password for tests'

/** Sets a new wallet up through the real screens, from a phrase of its own, with test funds. */
export const setUpWallet = async (extension: Extension, network: Network): Promise<Wallet> => {
  await extension.chooseNetwork(network)
  const phrase = generateMnemonic(wordlist)
  const tab = await extension.open('onboarding')
  await welcome(tab).restore()
  await restore(tab).fill(phrase, password)
  await restore(tab).submit()
  await expect(home(tab).network).toBeVisible()
  await home(tab).getTestFunds()
  await expect(home(tab).balance('100')).toBeVisible()
  const address = await home(tab).address()
  await tab.close()
  const page = await extension.open('popup')
  await expect(home(page).network).toBeVisible()
  return { extension, phrase, password, address, page }
}
