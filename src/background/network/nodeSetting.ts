import * as v from 'valibot'
import type { Network } from '../../core/networks.ts'

/** Which node to ask, and who gives test money. */
export type NodeSetting = { readonly node: string; readonly faucet: string | null }

const nodeUrl = v.pipe(v.string(), v.trim(), v.maxLength(256), v.regex(/^wss?:\/\/[^\s/]+/))
const schema = v.object({
  node: nodeUrl,
  faucet: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(256), v.regex(/^https?:\/\/[^\s/]+/)))),
})

/** The stored choice; the network's own where there is none, or none that can be used. */
export const parseNodeSetting = (value: unknown, network: Network): NodeSetting => {
  const own = network.faucet ?? null
  const result = v.safeParse(schema, value)
  if (!result.success) return { node: network.defaultNode, faucet: own }
  const { node, faucet = own } = result.output
  return { node, faucet }
}

/** The address as typed, tidied; undefined if it is none. */
export const parseNodeUrl = (url: string): string | undefined => {
  const result = v.safeParse(nodeUrl, url)
  return result.success ? result.output : undefined
}
