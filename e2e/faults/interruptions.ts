import type { Extension } from '../driver/extension.ts'
import { expect } from '../harness/browser.ts'
import type { ForgetfulNode } from '../harness/forgetfulNode.ts'
import type { Wallet } from '../harness/wallet.ts'
import { unlock } from '../screens/unlock.ts'

type World = {
  readonly wallet: Wallet
  /** The wallet's way to the network. */
  readonly node: ForgetfulNode
  /** Starts the browser again, with the same profile. */
  readonly launch: () => Promise<Extension>
}

/** What can happen to the wallet at any moment. Returns the wallet as the user finds it afterwards. */
export type Interruption = { readonly name: string; readonly happen: (world: World) => Promise<Wallet> }

export const interruptions: readonly Interruption[] = [
  {
    name: 'its background is stopped',
    async happen({ wallet }) {
      await wallet.extension.stopBackground()
      return wallet
    },
  },
  {
    name: 'the browser is closed and started again',
    async happen({ wallet, launch }) {
      await wallet.extension.close()
      const extension = await launch()
      const page = await extension.open('popup')
      await expect(unlock(page).title).toBeVisible()
      return { ...wallet, extension, page }
    },
  },
  {
    name: 'its node is gone and comes back',
    async happen({ wallet, node }) {
      await node.unplug()
      await node.plug()
      return wallet
    },
  },
]
