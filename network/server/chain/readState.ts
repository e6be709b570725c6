import { toHex } from '../../../src/core/bytes.ts'
import {
  decodeRegisteredKey,
  decodeRegistrant,
  decodeRegistration,
  decodeRegistryParameters,
  type Registration,
} from '../../../src/core/chain/registry.ts'
import { decodeServerInfo, decodeServersParameters } from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { decodeAccount } from '../../../src/core/chain/system.ts'
import type { Link } from './connection/link.ts'
import { type DealingCache, readDealing } from './readDealing.ts'
import type { BlockId, ChainState, History, LiveRegistration } from './state.ts'
import { storageAt } from './storage.ts'

export type StateSource = {
  link: Link
  genesis: Uint8Array
  tssAccount: Uint8Array
  /** Registrants whose history is wanted. */
  watched: readonly Uint8Array[]
  /** As of a finalized block, where there was one: a registered key stays, and is not read again. */
  known: ReadonlyMap<string, History> | undefined
  dealings: DealingCache
  /** A dealing that does not fit its own hash or roster: the node is wrong, or we are. */
  onUnreadable(registrant: Uint8Array, error: unknown): void
}

const optional = <T>(decode: (encoded: Uint8Array) => T, encoded: Uint8Array | undefined): T | undefined =>
  encoded === undefined ? undefined : decode(encoded)

/** The account that a key of an account map ends with. */
const accountOfKey = (key: Uint8Array): Uint8Array => key.slice(-32)

const NO_ACCOUNT = { nonce: 0, free: 0n }

const present = (value: Uint8Array | undefined): Uint8Array => {
  if (value === undefined) throw new Error('parameters are absent')
  return value
}

/** Reads the chain at one block. Throws when the node fails or its values do not decode. */
export const readState = async (source: StateSource, block: BlockId): Promise<ChainState> => {
  const { link, genesis, tssAccount, known, dealings, onUnreadable } = source
  const histories = new Map<string, History>()
  const watched = source.watched.filter((registrant) => {
    const history = known?.get(toHex(registrant))
    if (history?.registered === undefined) return true
    histories.set(toHex(registrant), history)
    return false
  })
  const storage = storageAt(link, toHex(block.hash))
  const liveKeys = await storage.keysUnder(storageKey.registrations)
  const [parameters, serversParameters, account, stash, ...rest] = await storage.get([
    storageKey.parameters,
    storageKey.serversParameters,
    storageKey.account(tssAccount),
    storageKey.stashOfTss(tssAccount),
    ...liveKeys,
    ...watched.map(storageKey.registrant),
    ...watched.map(storageKey.registered),
  ])
  const [server] = stash === undefined ? [undefined] : await storage.get([storageKey.server(stash)])

  const live = async (registrant: Uint8Array, { stage }: Registration): Promise<LiveRegistration | undefined> => {
    if (stage.kind === 'open') return { kind: 'open', registrant }
    try {
      const make = () => readDealing({ link, storage, genesis }, registrant, stage)
      return { kind: 'dealt', registrant, dealt: stage, ...(await dealings.get(registrant, stage, make)) }
    } catch (error) {
      onUnreadable(registrant, error)
      return undefined
    }
  }
  const registrations = new Map<string, LiveRegistration>()
  for (const [i, key] of liveKeys.entries()) {
    const registrant = accountOfKey(key)
    const registration = optional(decodeRegistration, rest[i])
    const found = registration && (await live(registrant, registration))
    if (found !== undefined) registrations.set(toHex(registrant), found)
  }
  for (const [i, registrant] of watched.entries())
    histories.set(toHex(registrant), {
      registrant: optional(decodeRegistrant, rest[liveKeys.length + i]),
      registered: optional(decodeRegisteredKey, rest[liveKeys.length + watched.length + i]),
    })

  return {
    block,
    parameters: decodeRegistryParameters(present(parameters)),
    registrations,
    histories,
    server: optional(decodeServerInfo, server),
    account: optional(decodeAccount, account) ?? NO_ACCOUNT,
    tssReserve: decodeServersParameters(present(serversParameters)).tssReserve,
  }
}
