import type { Dispute } from '../../core/nodes.ts'
import { count, listed } from './counting.ts'

const disputes: Record<Dispute, string> = {
  account: 'the money in an account',
  block: 'which block is final',
  fee: 'what a transaction costs',
  key: 'whether a key is registered',
  parameters: 'deposit and deadlines',
  registration: 'a registration',
  roster: 'the list of servers',
  runtime: 'the network’s program',
}

/** The nodes behind the wallet, and what is wrong with them. */
export const networkWords = {
  network: {
    connecting: (name: string) => `Connecting to the ${name} network…`,
    ready: (name: string, block: number) => `${name} network, block ${block}`,
    failed: (name: string) => `The ${name} network cannot be used`,
    retrying: 'Trying…',
    retry: 'Try the node again',
    retryAll: 'Try the nodes again',
    change: 'Change the node',
    changeAll: 'Change the nodes',
    single: 'Nothing checks what this one node says. Use it for trying things out only.',
    agree: (n: number) => `${count(n, 'node')} agree. Nothing is believed that they do not all say.`,
    haveToAgree: (n: number) => `${count(n, 'node')} have to agree. Nothing is believed that they do not all say.`,
    notEnough: 'You cannot register with these nodes: this network wants two at least, of different operators.',
    unbelieved: 'Until then nothing is believed, and nothing more is sent.',
    isAbout: (nodes: readonly string[]) => `This is about ${listed(nodes)}.`,
    odd: (nodes: readonly string[], about: Dispute) =>
      `${listed(nodes)} ${nodes.length === 1 ? 'says' : 'say'} something else than the others about ${disputes[about]}. Leave out who is not to be trusted.`,
    disagree: (nodes: readonly string[], about: Dispute) =>
      `${listed(nodes)} say different things about ${disputes[about]}. Leave out the one that you do not trust, or add another to see which one it is.`,
  },

  nodes: {
    title: 'Network nodes',
    list: 'Nodes that the wallet asks',
    connecting: 'Connecting…',
    ready: (block: number) => `Connected, block ${block}`,
    odd: 'Does not say the same as the others.',
    remove: 'Remove',
    removeNode: (url: string) => `Remove ${url}`,
    removed: (url: string) => `${url} is not asked any more.`,
    unencrypted: 'Not encrypted: whoever is on the way to it can change what it says. Better is wss://.',
    address: 'Address of a node',
    hint: 'An address that begins with wss://, or ws:// on this computer.',
    bad: 'This is not an address of a node: wss://… or ws://…',
    twice: 'This node is on the list already.',
    full: (n: number) => `The wallet asks ${n} nodes at most. Remove one first.`,
    add: 'Add this node',
    only: 'Ask only this node instead',
    saving: 'Changing…',
    saved: 'The wallet asks these nodes now.',
    reset: 'Use the network’s own nodes',
  },
} as const
