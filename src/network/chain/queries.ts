import { decodeConstraints } from '../../core/chain/constraints.ts'
import {
  decodeHealing,
  decodeRegisteredKey,
  decodeRegistrant,
  decodeRegistration,
  decodeRegistryParameters,
} from '../../core/chain/registry.ts'
import { decodeCurrentRoster, decodeRosterInfo, decodeServersParameters } from '../../core/chain/servers.ts'
import { eventsKey, storageKey } from '../../core/chain/storageKey.ts'
import { type AccountInfo, decodeAccount } from '../../core/chain/system.ts'
import { EntropyError } from '../../core/errors.ts'
import { historyOf } from '../../core/registration/plan/historyOf.ts'
import type { Block, Chain } from '../../core/registration/ports.ts'
import { expectHash, maybe, present } from './answers.ts'
import { createRead } from './read.ts'
import { readMembers, readRoster } from './roster.ts'
import type { Rpc } from './rpc.ts'

const NO_ACCOUNT: AccountInfo = { nonce: 0, free: 0n, reserved: 0n, frozen: 0n }
const account = (bytes: Uint8Array | undefined) => maybe(decodeAccount, bytes) ?? NO_ACCOUNT
const same = (bytes: Uint8Array) => bytes

type Queries = Pick<
  Chain,
  'account' | 'events' | 'standing' | 'parameters' | 'keyOwner' | 'roster' | 'members' | 'view' | 'firstBlock'
>

export const createQueries = (rpc: Rpc): Queries => {
  const read = createRead(rpc)

  /** Hashes of the current roster and, for its days of grace, the one before. */
  const acceptedRosters = async (at: Block, current: number, grace: number): Promise<Uint8Array[]> => {
    const numbers = current === 0 ? [current] : [current, current - 1]
    const [now, before] = (await read(at, ...numbers.map(storageKey.rosterInfo))).map((bytes) =>
      maybe(decodeRosterInfo, bytes),
    )
    if (!now) throw new EntropyError('chain-unavailable', 'the node lacks the current roster')
    return before && at.number <= now.since + grace ? [now.hash, before.hash] : [now.hash]
  }

  let first: Uint8Array | undefined
  const firstBlock = async () => {
    const hash = first ? undefined : await rpc.call('chain_getBlockHash', 1)
    if (hash) first = expectHash(hash)
    return first
  }

  return {
    firstBlock,
    events: async (at) => present(same, (await read(at, eventsKey))[0]),
    account: async (id, at) => account((await read(at, storageKey.account(id)))[0]),
    async standing(id, at) {
      const [registrant, registration, registered, healing, constraints, constraintAccount] = await read(
        at,
        storageKey.registrant(id),
        storageKey.registration(id),
        storageKey.registered(id),
        storageKey.healing(id),
        storageKey.constraints(id),
        storageKey.constraintAccount(id),
      )
      return {
        registrant: maybe(decodeRegistrant, registrant),
        registration: maybe(decodeRegistration, registration),
        registered: maybe(decodeRegisteredKey, registered),
        healing: maybe(decodeHealing, healing),
        constraints: maybe(decodeConstraints, constraints),
        constraintAccount: maybe(same, constraintAccount),
      }
    },
    parameters: async (at) => present(decodeRegistryParameters, (await read(at, storageKey.parameters))[0]),
    keyOwner: async (verifyingKey, at) => (await read(at, storageKey.verifyingKeyOwner(verifyingKey)))[0],
    roster: (at) => readRoster(read, at),
    members: (roster, subgroups, at) => readMembers(read, at, roster, subgroups),
    async view(id, verifyingKey, start, { best, finalized }) {
      const [there, begun, now, then] = await Promise.all([
        rpc.call('chain_getBlockHash', start.number),
        firstBlock(),
        read(
          best,
          storageKey.account(id),
          storageKey.registration(id),
          storageKey.verifyingKeyOwner(verifyingKey),
          storageKey.parameters,
          storageKey.currentRoster,
          storageKey.serversParameters,
        ),
        read(
          finalized,
          storageKey.account(id),
          storageKey.registration(id),
          storageKey.registrant(id),
          storageKey.registered(id),
          storageKey.healing(id),
        ),
      ])
      const { rosterGrace } = present(decodeServersParameters, now[5])
      return {
        history: historyOf(start, begun, there === null ? undefined : expectHash(there)),
        best: {
          block: best.number,
          account: account(now[0]),
          registration: maybe(decodeRegistration, now[1]),
          keyOwner: now[2],
          parameters: present(decodeRegistryParameters, now[3]),
          rosters: await acceptedRosters(best, present(decodeCurrentRoster, now[4]), rosterGrace),
        },
        final: {
          block: finalized.number,
          account: account(then[0]),
          registration: maybe(decodeRegistration, then[1]),
          registrant: maybe(decodeRegistrant, then[2]),
          registered: maybe(decodeRegisteredKey, then[3]),
          healing: maybe(decodeHealing, then[4]),
        },
      }
    },
  }
}
