import type { EntropyError } from '../../core/errors.ts'
import type { ChainView } from '../../core/registration/plan/chainView.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { createAsk, type Member } from './ask.ts'
import { followCommonHeads } from './heads.ts'
import { submitToAll } from './submit.ts'

/**
 * Several nodes as one: nothing is believed that they do not all say. They are asked about blocks that all of them have.
 * `onBroken`: they disagree (`nodes-disagree`, nothing is answered any more), or one did not say which blocks it has.
 * @throws {EntropyError} `nodes-disagree`, `chain-unavailable`, each naming the nodes
 */
export const agreeing = async (
  members: readonly Member[],
  onBroken: (error: EntropyError) => void,
): Promise<Chain & { close(): void }> => {
  const [first] = members
  if (!first) throw new Error('no nodes')
  let isOpen = true
  const broken = (error: EntropyError) => {
    if (isOpen) onBroken(error)
  }
  const ask = createAsk(members, broken)
  const { current, onHeads, stop } = await followCommonHeads(members, ask, broken)

  return {
    genesis: first.chain.genesis,
    heads: current,
    onHeads,
    account: (account, at) => ask('account', (chain) => chain.account(account, at)),
    standing: (account, at) => ask('registration', (chain) => chain.standing(account, at)),
    parameters: (at) => ask('parameters', (chain) => chain.parameters(at)),
    keyOwner: (verifyingKey, at) => ask('key', (chain) => chain.keyOwner(verifyingKey, at)),
    roster: (at) => ask('roster', (chain) => chain.roster(at)),
    members: (roster, subgroups, at) => ask('roster', (chain) => chain.members(roster, subgroups, at)),
    async view(registrant, verifyingKey, start, at) {
      const histories = new Map<Chain, ChainView['history']>()
      const view = await ask('registration', async (chain) => {
        const { history, ...rest } = await chain.view(registrant, verifyingKey, start, at)
        histories.set(chain, history)
        return rest
      })
      // Who has not come to that block yet contradicts nobody.
      if ([...histories.values()].includes('behind')) return { ...view, history: 'behind' }
      const history = await ask('block', async (chain) => histories.get(chain)!)
      return { ...view, history }
    },
    // Above the common heads one may not have it yet, or have another one for a while.
    firstBlock: async () => (current().best.number < 1 ? undefined : ask('block', (chain) => chain.firstBlock())),
    blockHash: async (number) =>
      number > current().finalized.number ? undefined : ask('block', (chain) => chain.blockHash(number)),
    metadata: () => ask('runtime', (chain) => chain.metadata()),
    block: (hash) => ask('block', (chain) => chain.block(hash)),
    events: (at) => ask('block', (chain) => chain.events(at)),
    fee: (extrinsic, at) => ask('fee', (chain) => chain.fee(extrinsic, at)),
    submit: (extrinsic) => submitToAll(members, extrinsic),
    close() {
      isOpen = false
      stop()
    },
  }
}
