import { fromHex, toHex } from '../../e2e/outside/bytes.ts'
import { opensslAccepts } from '../../e2e/outside/openssl.ts'
import { registeredKey } from '../../e2e/outside/registered.ts'
import { messageHash } from '../../e2e/outside/testSignature.ts'
import type { Devnet } from '../../network/devnet/devnet.ts'
import { chainValue } from '../../network/devnet/outside.ts'

type ServerOutcome = { readonly endpoint: string; readonly subgroup: number; readonly holds: boolean }

/** What the chain says of a registration, and what OpenSSL says of its test signature. */
export type Outcome = {
  readonly registrant: string
  readonly verifying_key: string
  readonly message_hash: string
  readonly signature: string
  readonly subgroups: number
  readonly servers: readonly ServerOutcome[]
}

/** Each server with the chain's mark that it proved to hold its share. */
const serversOf = async (network: Devnet, roster: number, holders: readonly number[]): Promise<ServerOutcome[]> => {
  const groups = await Promise.all(
    holders.map((_, group) =>
      chainValue<{ stash: string }[]>(...([network.outside, 'servers', 'rosterMembers', roster, group] as const)),
    ),
  )
  return network.servers().map(({ stash, endpoint, subgroup }) => {
    const member = groups[subgroup]?.findIndex((one) => one.stash === stash) ?? -1
    return { endpoint, subgroup, holds: member >= 0 && ((holders[subgroup]! >> member) & 1) === 1 }
  })
}

/** Read from the chain, never from the wallet. @throws when the chain does not say registered */
export const readOutcome = async (network: Devnet, registrant: string) => {
  const entry = await registeredKey(network, registrant)
  if (!entry) throw new Error('the chain does not say registered')
  const message = await messageHash(network, registrant, entry)
  const outcome: Outcome = {
    registrant,
    verifying_key: entry.verifyingKey,
    message_hash: toHex(message),
    signature: entry.signature,
    subgroups: entry.holders.length,
    servers: await serversOf(network, entry.roster, entry.holders),
  }
  const verifies = opensslAccepts({
    verifyingKey: fromHex(entry.verifyingKey),
    messageHash: message,
    signature: fromHex(entry.signature),
  })
  return { outcome, block: entry.block, verifies }
}

/** Fits a terminal of 100 columns but for the signature, which no terminal needs. */
export const table = (outcome: Outcome, rows: Readonly<Record<string, string>>): string => {
  const lines: [string, string][] = [
    ['registrant', outcome.registrant],
    ['verifying key', outcome.verifying_key],
    ...outcome.servers.map(({ endpoint, subgroup, holds }, index): [string, string] => [
      `server ${index + 1}`,
      `${endpoint}  group ${subgroup + 1}  ${holds ? 'holds its share' : 'has not shown a share'}`,
    ]),
    ...Object.entries(rows),
  ]
  return lines.map(([name, value]) => `${name.padEnd(15)} ${value}`).join('\n')
}
