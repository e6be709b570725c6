import { EntropyError } from './errors.ts'

/** What nodes can say different things about. */
export type Dispute = 'account' | 'block' | 'fee' | 'key' | 'parameters' | 'registration' | 'roster' | 'runtime'

/** Addresses of the nodes that an error is about, and in a disagreement what it is about. */
export type Named = { readonly nodes: readonly string[]; readonly about?: Dispute }

/** More than anybody needs; each one has to answer every time. */
export const MAX_NODES = 5
/** Longest address, in characters. */
export const MAX_URL = 256

/** The address of a node as it is kept: without a needless slash, so that the same node is not listed twice. Undefined if it is none. */
export const parseNodeUrl = (text: string): string | undefined => {
  const typed = text.trim()
  if (!URL.canParse(typed)) return undefined
  const { protocol, hostname, username, password, hash, href } = new URL(typed)
  const isNode = /^wss?:$/.test(protocol) && hostname !== '' && !username && !password && !hash
  return isNode && href.length <= MAX_URL ? href.replace(/\/$/, '') : undefined
}

/** @param odd the nodes that say something else than most; all of them where no side has the majority */
export const disagreement = (odd: readonly string[], about: Dispute): EntropyError =>
  new EntropyError('nodes-disagree', `nodes say different things: ${about}`, { data: { nodes: odd, about } })

/** The same error, with the nodes' addresses. */
export const namedAs = (nodes: readonly string[], { code, message, cause }: EntropyError): EntropyError =>
  new EntropyError(code, message, { cause, data: { nodes } })

/** Whom the error names: nobody, if it has no names. */
export const namesIn = ({ data }: EntropyError): Named => {
  const isNamed = typeof data === 'object' && data !== null && 'nodes' in data && Array.isArray(data.nodes)
  return isNamed ? (data as Named) : { nodes: [] }
}

/** Those whose answer is not that of more than half; everybody when no answer is. `answers`: by node, equal when the same. */
export const oddOnes = (answers: ReadonlyMap<string, string>): readonly string[] => {
  const all = [...answers]
  const votes = (answer: string) => all.filter(([, other]) => other === answer).length
  const most = all.find(([, answer]) => votes(answer) * 2 > all.length)
  return all.filter(([, answer]) => answer !== most?.[1]).map(([node]) => node)
}

/** Blocks by which nodes may differ; more, and what the slower ones say is too old to go by. */
const MAX_APART = 20

/** Those that are not where more than half are; everybody when there is no such place. `heights`: newest finalized blocks, by node. */
export const farApart = (heights: ReadonlyMap<string, number>): readonly string[] => {
  const all = [...heights]
  const near = (height: number) => all.filter(([, other]) => Math.abs(other - height) <= MAX_APART)
  const most = all.map(([, height]) => near(height)).find((some) => some.length * 2 > all.length) ?? []
  return all.filter((one) => !most.includes(one)).map(([node]) => node)
}
