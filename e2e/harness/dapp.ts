import type { Page } from '../driver/page.ts'
import { connect } from '../screens/connect.ts'
import { dapp } from '../screens/dapp.ts'
import { expect } from './browser.ts'
import type { Network } from './network.ts'
import type { Wallet } from './wallet.ts'

export const openDapp = async ({ extension }: Wallet, { dapp: url }: Network): Promise<Page> => {
  const site = await extension.newPage()
  await site.goto(url)
  return site
}

/** The user lets the site know the account. */
export const connectDapp = async (wallet: Wallet, site: Page): Promise<void> => {
  const prompt = await wallet.extension.promptAfter(dapp(site).connect)
  await connect(prompt).approve()
  await expect(dapp(site).connected).toBeVisible()
}
