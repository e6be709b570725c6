import { toHex } from '../../../src/core/bytes.ts'
import { envelopeToJson } from '../../server/http/wire.ts'
import type { Devnet } from '../devnet.ts'
import { chainFacts } from './chainFacts.ts'
import type { Dealt } from './dealers.ts'
import { eventually } from './eventually.ts'

type Answer = { status: number; code: string }

const post = async (endpoint: string, body: unknown): Promise<Answer | undefined> => {
  const headers = { 'content-type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(5_000) }
  const response = await fetch(`${endpoint}/v1/shares`, request).catch(() => undefined)
  if (response === undefined) return undefined
  const answer = (await response.json().catch(() => undefined)) as { code?: string } | undefined
  return answer && { status: response.status, code: answer.code ?? 'held' }
}

/** A server that is down, not ready, or a block behind is asked again; one that comes too late is not. */
export const postEnvelopes = async (
  network: Devnet,
  { account, address }: { account: Uint8Array; address: string },
  { opened, envelopes }: Dealt,
  servers: readonly number[],
): Promise<Record<number, string>> => {
  const chain = chainFacts(network.outside)
  const answerOf = async (number: number): Promise<string> => {
    const subgroup = envelopes.find(({ server }) => server === number)!.subgroup
    const own = envelopes.filter((envelope) => envelope.subgroup === subgroup)
    const dealing_hash = toHex(opened.dealingHash)
    const body = { registrant: address, dealing_hash, envelopes: own.map(envelopeToJson) }
    return eventually(`an answer of server ${number}`, async () => {
      const answer = await post(network.servers()[number - 1]!.endpoint, body)
      if (answer === undefined || [429, 503].includes(answer.status)) return undefined
      const mayChange = answer.status === 409 && (await chain.registration(account))?.stage.kind === 'dealt'
      return mayChange ? undefined : answer.code
    })
  }
  const answers = await Promise.all(servers.map(async (number) => [number, await answerOf(number)] as const))
  return Object.fromEntries(answers)
}
