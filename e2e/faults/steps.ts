import { expect } from '../harness/browser.ts'
import type { ForgetfulNode } from '../harness/forgetfulNode.ts'
import type { Network } from '../harness/network.ts'
import { approveRegistration } from '../harness/register.ts'
import type { Wallet } from '../harness/wallet.ts'
import { sharesOnDisk } from '../outside/shares.ts'
import { factsOf } from '../outside/underWay.ts'
import { opening } from '../screens/opening.ts'
import { registration } from '../screens/registration.ts'
import { unlock } from '../screens/unlock.ts'

export type Story = {
  readonly network: Network
  /** The wallet's way to the network. */
  readonly node: ForgetfulNode
  readonly wallet: Wallet
  /** Says of its good piece that it is bad. The other member of its group. */
  readonly liar: number
  readonly peer: number
}

/** Goes on until the registration is there. From then on no block is made and no server answers: it stays there. */
export type Step = { readonly name: string; readonly reach: (story: Story) => Promise<unknown> }

const servers = [1, 2, 3, 4, 5, 6]
const facts = ({ network, wallet }: Story) => factsOf(network, wallet.address)
const until = async (what: string, fact: () => Promise<boolean>) =>
  expect.poll(fact, { message: what, timeout: 120_000, intervals: [100] }).toBe(true)

export const unlockIfLocked = async ({ page, password }: Wallet): Promise<void> => {
  if (await unlock(page).title.isVisible()) await unlock(page).with(password)
}

/** One registration goes through all of them, in this order. */
export const steps: readonly Step[] = [
  {
    name: 'approved',
    reach: async ({ network, node, wallet }) => {
      servers.forEach(network.freezeServer)
      node.forget('registry.deal')
      await network.chain.pause()
      await approveRegistration(wallet.page)
    },
  },
  {
    name: 'registering',
    reach: async (story) => until('handed in', facts(story).isWaiting('registry.register')),
  },
  {
    name: 'dealing',
    reach: async (story) => {
      await story.network.standWhen('an open registration', facts(story).isOpen)
      const isDealing = async () => story.node.handedIn().some(({ name }) => name === 'registry.deal')
      await until('a splitting that the node forgets', isDealing)
    },
  },
  {
    name: 'delivering',
    reach: async (story) => {
      story.node.forget()
      await story.network.standWhen('a splitting', facts(story).isDealt)
    },
  },
  {
    name: 'confirming',
    reach: async (story) => {
      const { network, wallet, liar } = story
      // One of each group, so that nobody confirms: until the deadline for pieces that takes all.
      const awake = [liar, ...servers.filter((n) => n % 2 === 0 && n !== story.peer)]
      awake.forEach(network.thawServer)
      const haveTheirs = async () => (await sharesOnDisk(network, wallet.address)).every(({ length }) => length > 0)
      await network.standWhen('a piece in each group', haveTheirs)
      servers.filter((n) => n !== liar).forEach(network.freezeServer)
    },
  },
  {
    name: 'asking the user',
    reach: async (story) => {
      await story.network.hurryUntil('an accusation', facts(story).accused(1))
      await expect(registration(story.wallet.page).question).toBeVisible({ timeout: 60_000 })
    },
  },
  {
    name: 'answering',
    reach: async (story) => {
      const { page } = story.wallet
      await unlockIfLocked(story.wallet)
      await registration(page).decide()
      await opening(page).allow()
      await until('an answer', facts(story).isWaiting('registry.open'))
    },
  },
  {
    name: 'dealing afresh',
    reach: async (story) => {
      await story.network.standWhen('a lie that was found', facts(story).hasDied)
      await unlockIfLocked(story.wallet)
      await until('another splitting', facts(story).isWaiting('registry.deal'))
    },
  },
  {
    name: 'healing',
    reach: async (story) => {
      const { network, peer } = story
      network.thawServer(peer)
      await network.killServer(peer)
      servers.forEach(network.thawServer)
      await network.standWhen('two groups that are ready', facts(story).confirmed(2))
      await network.hurryUntil('a registered key', facts(story).isRegistered)
    },
  },
]
