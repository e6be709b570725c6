import { blake2b } from '@noble/hashes/blake2.js'
import { fromHex, type Hex, toHex } from '../../outside/bytes.ts'
import type { Network } from '../network.ts'
import type { Lie } from './lyingNode.ts'

type Change = readonly [key: string, value: string | null]

/** Other values in storage, by key; `change` gets the true one. */
const storageLie = (change: (key: string, truth: Hex) => string | undefined): Lie => ({
  answer: ({ method }, truth) => {
    if (method !== 'state_queryStorageAt') return truth
    return (truth as { changes: Change[] }[]).map(({ changes, ...rest }) => ({
      ...rest,
      changes: changes.map(([key, value]) => [key, value === null ? null : (change(key, value as Hex) ?? value)]),
    }))
  },
})

/** What the true node says. */
export const noLie: Lie = { answer: (_, truth) => truth }

/** It is a node of a network with this genesis. */
export const anotherGenesis = (genesis: Hex): Lie => ({
  answer: ({ method, params }, truth) => (method === 'chain_getBlockHash' && params[0] === 0 ? genesis : truth),
})

/** One server's key is the liar's, and the roster's hash fits: alone, nobody could tell. */
export const anotherRoster = async ({ outside }: Network): Promise<Lie> => {
  const { currentRoster, rosterInfo, rosterMembers } = outside.api.query.servers!
  const number = Number((await currentRoster!()).toString())
  const infoKey = rosterInfo!.key(number)
  const info = fromHex((await outside.storage(infoKey))!)
  const groups = info[32]!
  const values = new Map<string, Buffer>()
  for (let group = 0; group < groups; group++) {
    const key = rosterMembers!.key(number, group)
    values.set(key, fromHex((await outside.storage(key))!))
  }
  // Length, stash, tss account, then the key that pieces are sealed to.
  ;[...values.values()][0]!.fill(9, 1 + 64, 1 + 96)
  const tag = Buffer.from('entropy:roster:v1')
  const said = Buffer.concat([Buffer.of(tag.length), tag, Buffer.of(groups << 2), ...values.values()])
  const hash = blake2b(said, { dkLen: 32 })
  values.set(infoKey, Buffer.concat([hash, info.subarray(32)]))
  return storageLie((key) => {
    const value = values.get(key)
    return value && toHex(value)
  })
}

const flipped = (hash: Hex): Hex => `0x${(Number.parseInt(hash[2]!, 16) ^ 8).toString(16)}${hash.slice(3)}`
const isHash = (value: unknown): value is Hex => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value)

/** Every block but the genesis is another one, and what is asked about it is what holds at the true one. */
export const otherBlocks: Lie = {
  ask: ({ params }) => params.map((value) => (isHash(value) ? flipped(value) : value)),
  answer: ({ method, params }, truth) => {
    const isBlock = method === 'chain_getFinalizedHead' || (method === 'chain_getBlockHash' && params[0] !== 0)
    return isBlock && isHash(truth) ? flipped(truth) : truth
  },
}

/** The account is a thousand times as rich. */
export const anotherBalance = ({ outside }: Network, address: string): Lie => {
  const account = outside.api.query.system!.account!.key(address)
  return storageLie((key, truth) => {
    if (key !== account) return undefined
    const value = fromHex(truth)
    // Nonce, consumers, providers, sufficients: 4 bytes each; then what is free.
    value.writeBigUInt64LE(value.readBigUInt64LE(16) * 1000n, 16)
    return toHex(value)
  })
}

/** The test signature is another one. */
export const anotherResult = ({ outside }: Network, address: string): Lie => {
  const registered = outside.api.query.registry!.registered!.key(address)
  return storageLie((key, truth) => {
    if (key !== registered) return undefined
    const value = fromHex(truth)
    value[value.length - 1]! ^= 1
    return toHex(value)
  })
}
