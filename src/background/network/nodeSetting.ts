import * as v from 'valibot'
import type { Network } from '../../core/networks.ts'
import { MAX_NODES, MAX_URL, parseNodeUrl } from '../../core/nodes.ts'

/** Which nodes to ask, and who gives test money. */
export type NodeSetting = { readonly nodes: readonly string[]; readonly faucet: string | null }

/** Each a node, none twice, at least one. */
export const parseNodeUrls = (texts: readonly string[]): readonly string[] | undefined => {
  const urls = texts.map(parseNodeUrl)
  const isList = urls.length > 0 && urls.length <= MAX_NODES && new Set(urls).size === urls.length
  return isList && urls.every((url) => url !== undefined) ? urls : undefined
}

const faucet = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(/^https?:\/\/[^\s/]+/))))
/** The second form is that of the first version, which knew one node. */
const schema = v.union([
  v.object({ nodes: v.array(v.string()), faucet }),
  v.pipe(
    v.object({ node: v.string(), faucet }),
    v.transform(({ node, ...rest }) => ({ nodes: [node], ...rest })),
  ),
])

/** The stored choice; the network's own where there is none, or none that can be used. */
export const parseNodeSetting = (value: unknown, network: Network): NodeSetting => {
  const own = network.faucet ?? null
  const result = v.safeParse(schema, value)
  const nodes = result.success ? parseNodeUrls(result.output.nodes) : undefined
  if (!result.success || !nodes) return { nodes: network.nodes, faucet: own }
  return { nodes, faucet: result.output.faucet === undefined ? own : result.output.faucet }
}
