import type { NetworkStatus, NetworkView } from '../../protocol/popup/network.ts'
import { transferQuote } from './money/onChain.ts'
import { sendDraft } from './money/send.ts'
import type { Preview, Previews } from './preview.ts'
import * as make from './snapshots.ts'

const { open, quote } = make
const urls = ['wss://entropy.node-one.example', 'wss://rpc.two.example/entropy', 'ws://203.0.113.7:9944'] as const
const [one, two, three] = urls
const ready = { kind: 'ready', block: 120 } as const

const withNetwork = (more: Partial<NetworkView>, hash = '#/settings'): Preview => ({
  snapshot: { ...open, network: { ...open.network, ...more } },
  hash,
})
/** So many of these nodes, and how each is: `trouble` for those named, ready for the others. */
const several = (nodes: readonly string[], status: NetworkStatus, hash?: string): Preview =>
  withNetwork(
    {
      trust: 'nodes-agree',
      isDefault: false,
      status,
      nodes: nodes.map((url) => {
        const isNamed = status.kind === 'failed' && status.nodes.includes(url)
        return { url, status: isNamed ? { kind: 'failed', code: status.code, message: '' } : ready }
      }),
    },
    hash,
  )
const failed = (code: Extract<NetworkStatus, { kind: 'failed' }>['code'], nodes: readonly string[]) =>
  ({ kind: 'failed', code, message: '', nodes }) as const
const odd = { ...failed('nodes-disagree', [two]), about: 'roster' } as const
const disagree = { ...failed('nodes-disagree', [one, two]), about: 'account' } as const
const unread = open.accounts.map((account) => ({ ...account, balance: null }))
const without = ({ snapshot, ...rest }: Preview): Preview => ({
  ...rest,
  snapshot: snapshot && { ...snapshot, accounts: unread },
})
const problem = (code: string) => ({
  ...quote,
  subgroups: 0,
  problems: [{ field: 'network', code, message: '' } as const],
})

/** The nodes: alone, agreeing, silent, lying. */
export const networkStates: Previews = {
  'home-public-network': withNetwork({ faucet: null, name: 'Entropy' }, '#/'),
  'home-connecting': without(withNetwork({ status: { kind: 'connecting' } }, '#/')),
  'home-node-failing': without(withNetwork({ status: failed('wrong-network', []) }, '#/')),
  'home-node-silent': without(several([one, two], failed('chain-unavailable', [two]), '#/')),
  'home-nodes-disagree': without(several([one, two], disagree, '#/')),
  'home-node-odd': without(several(urls, odd, '#/')),
  'home-nodes-apart': several([one, two], failed('nodes-apart', [one, two]), '#/'),
  'review-node-down': { ...withNetwork({}, '#/register/review'), quote: problem('chain-unavailable') },
  'review-node-silent': { ...withNetwork({}, '#/register/review'), quote: 'chain-unavailable' },
  'review-node-odd': { ...several(urls, odd, '#/register/review'), quote: problem('nodes-disagree') },
  'send-node-odd': {
    ...several(urls, odd, `#/send/${make.account}`),
    draft: sendDraft,
    transferQuote: { ...transferQuote, error: 'nodes-disagree' },
  },
  'review-nodes-agree': several([one, two], ready, '#/register/review'),
  'review-too-few-nodes': {
    ...withNetwork({ enough: false, nodes: [{ url: one, status: ready }] }, '#/register/review'),
    quote: problem('too-few-nodes'),
  },
  'settings-nodes-agree': several([one, two], ready),
  'settings-nodes-tab': { ...several(urls, odd), page: 'tab' },
  'settings-node-odd': several(urls, odd),
  'settings-node-silent': several([one, two], failed('chain-unavailable', [two])),
  'settings-node-connecting': withNetwork({
    nodes: [{ url: three, status: { kind: 'connecting' } }],
    status: { kind: 'connecting' },
  }),
  'settings-too-few-nodes': withNetwork({ enough: false, nodes: [{ url: one, status: ready }], isDefault: false }),
  'settings-node-bad': { ...withNetwork({}), act: ['type:Address of a node=node.example', 'Add this node'] },
  'settings-node-twice': {
    ...several([one, two], ready),
    act: [`type:Address of a node=${two}/`, 'Add this node'],
  },
}
