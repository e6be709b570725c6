import type { Devnet } from '../../network/devnet/devnet.ts'
import { chainValue } from '../../network/devnet/outside.ts'
import { bits } from './bytes.ts'
import { registeredKey, registrant } from './registered.ts'

type Parameters = { readonly shareWindow: number }
type Subgroup = { readonly partial: string | null } & Readonly<
  Record<'holders' | 'missing' | 'bad' | 'delivered', number>
>
type Stage = { readonly open: object } | { readonly dealt: { readonly block: number; readonly subgroups: Subgroup[] } }

/** Under way, and not over yet. */
export const openRegistration = (network: Devnet, address: string): Promise<{ stage: Stage } | undefined> =>
  chainValue(network.outside, 'registry', 'registrations', address)

const blockNow = async ({ outside }: Devnet): Promise<number> =>
  (await outside.api.rpc.chain.getHeader()).number.toNumber()

/** What can be asked about a registration of this account, of the chain alone. */
export const factsOf = (network: Devnet, address: string) => {
  const dealing = async () => {
    const stage = (await openRegistration(network, address))?.stage
    return stage && 'dealt' in stage ? stage.dealt : undefined
  }
  const counted = async (what: 'bad' | 'missing' | 'delivered') => {
    const subgroups = (await dealing())?.subgroups ?? []
    return subgroups.reduce((sum, subgroup) => sum + bits(subgroup[what]), 0)
  }
  /** So many servers say this on chain. */
  const complained = (what: 'bad' | 'missing', count: number) => async () => (await counted(what)) === count
  return {
    async isOpen() {
      const stage = (await openRegistration(network, address))?.stage
      return stage !== undefined && 'open' in stage
    },
    isDealt: async () => (await dealing()) !== undefined,
    complained,
    /** So many envelopes are on chain, and have been for so many blocks. */
    delivered: (count: number, blocks: number) => {
      let since: number | undefined
      return async () => {
        if ((await counted('delivered')) !== count) return false
        const now = await blockNow(network)
        since ??= now
        return now >= since + blocks
      }
    },
    /** So many accuse, and the others have had their time to confirm all the same. */
    accused: (count: number) => async () => {
      const dealt = await dealing()
      const { shareWindow } = (await chainValue<Parameters>(network.outside, 'registry', 'parameters'))!
      return dealt !== undefined && (await blockNow(network)) > dealt.block + shareWindow && complained('bad', count)()
    },
    confirmed: (count: number) => async () =>
      (await dealing())?.subgroups.filter(({ partial }) => partial !== null).length === count,
    /** A lie was found, and the next block has the roster without the liar. */
    async hasDied() {
      const last = (await registrant(network, address))?.last
      return last?.reason === 'FalseAccusation' && (await blockNow(network)) > last.block
    },
    isRegistered: async () => (await registeredKey(network, address)) !== undefined,
    isWhole: async () => (await registeredKey(network, address))?.missingSubgroups === '0x',
    /** It waits in the node's pool: handed in, and in no block yet. */
    isWaiting: (call: string) => async () => {
      const pool = await network.outside.api.rpc.author.pendingExtrinsics()
      return pool.some(({ method }) => `${method.section}.${method.method}` === call)
    },
  }
}
