import type { ErrorCode } from '../../../core/errors.ts'
import { MAX_NODES, parseNodeUrl } from '../../../core/nodes.ts'
import type { NetworkView } from '../../../protocol/popup/network.ts'
import { words } from '../../words.ts'

/** Which nodes stand in the way, and how. Null when none does, or when there is only one to think of. */
export const nodeTrouble = ({ status, nodes }: NetworkView): string | null => {
  if (status.kind !== 'failed' || nodes.length < 2 || status.nodes.length === 0) return null
  const { nodes: named, about } = status
  if (!about) return words.network.isAbout(named)
  return named.length < nodes.length ? words.network.odd(named, about) : words.network.disagree(named, about)
}

/** Why the network cannot be used, in sentences. Empty when it can. */
export const failureTexts = (network: NetworkView): readonly string[] => {
  const { status } = network
  if (status.kind !== 'failed') return []
  const named = nodeTrouble(network)
  if (status.about && named) return [named, words.network.unbelieved]
  return [words.errors[status.code], ...(named ? [named] : [])]
}

/** An error in sentences. Where it is why the network cannot be used, with the names of the nodes that are meant. */
export const errorText = (code: ErrorCode, network: NetworkView): string =>
  network.status.kind === 'failed' && network.status.code === code
    ? failureTexts(network).join(' ')
    : words.errors[code]

/** What the word of these nodes is worth. */
export const trustText = ({ trust, enough, nodes, status }: NetworkView): string => {
  if (!enough) return words.network.notEnough
  if (trust === 'single-node') return words.network.single
  return (status.kind === 'ready' ? words.network.agree : words.network.haveToAgree)(nodes.length)
}

export type NodeProblem = 'bad' | 'full' | 'twice'

/** The address as the wallet keeps it, or what is wrong with it on this list. */
export const readNode = (text: string, listed: readonly string[]): { url: string } | NodeProblem => {
  const url = parseNodeUrl(text)
  if (!url) return 'bad'
  if (listed.includes(url)) return 'twice'
  return listed.length >= MAX_NODES ? 'full' : { url }
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** What it says can be changed by whoever carries it. */
export const isUnencrypted = (url: string): boolean => url.startsWith('ws:') && !LOCAL.test(new URL(url).hostname)
