import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { exampleServersParameters, untouched } from '../../../src/core/chain/registry.testing.ts'
import { healingCodec, registeredKeyCodec, registrationCodec, type Stage } from '../../../src/core/chain/registry.ts'
import { rosterInfoCodec, serversParametersCodec } from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { type Roster, type RosterMember, rosterMembersCodec } from '../../../src/core/dealing/roster.ts'
import { u32 } from '../../../src/core/scale.ts'
import type { Storage } from '../chain/storage.ts'
import { makeDealing, makeServers, registeredKeyOf } from '../testing/network.ts'
import { createKeySets, importKeySet } from './keySet.ts'
import { formerSets, retiredSets } from './retire.ts'
import { makeSecrets } from './secretFiles.ts'

const servers = await makeServers(2, 2)
const own = servers[0]![0]!
const sets = [await importKeySet(own.secrets), await importKeySet(makeSecrets()), await importKeySet(makeSecrets())]
const [former, current, next] = sets as [(typeof sets)[0], (typeof sets)[0], (typeof sets)[0]]
const keySets = createKeySets(() => sets)
const withSet = ({ tssAccount, x25519PublicKey }: (typeof sets)[0]): Roster => [
  [{ stash: own.stash, tssAccount, x25519PublicKey }, servers[0]![1]!],
  servers[1]!,
]

/** Rosters 4 with the former set and 5 with the current one; the chain's grace is 20 blocks. */
const makeChain = ({ since = 100 } = {}) => {
  const values = new Map<string, Uint8Array>()
  const put = (key: Uint8Array, value: Uint8Array) => void values.set(toHex(key), value)
  put(storageKey.serversParameters, serversParametersCodec.enc(exampleServersParameters))
  put(storageKey.currentRoster, u32.enc(5))
  const putRoster = (number: number, roster: Roster) => {
    put(storageKey.rosterInfo(number), rosterInfoCodec.enc({ hash: new Uint8Array(32), subgroups: 2, since }))
    for (const [subgroup, members] of roster.entries())
      put(storageKey.rosterMembers(number, subgroup), rosterMembersCodec.enc(members as RosterMember[]))
  }
  putRoster(4, withSet(former))
  putRoster(5, withSet(current))
  const storage: Pick<Storage, 'get' | 'keysUnder'> = {
    get: async (keys) => keys.map((key) => values.get(toHex(key))),
    keysUnder: async (prefix) =>
      [...values.keys()]
        .filter((key) => key.startsWith(toHex(prefix)))
        .map((key) => new Uint8Array(Buffer.from(key.slice(2), 'hex'))),
  }
  return { put, putRoster, storage, values }
}

const registrant = new Uint8Array(32).fill(7)
const putRegistration = ({ put }: ReturnType<typeof makeChain>, stage: Stage) =>
  put(
    storageKey.registration(registrant),
    registrationCodec.enc({ constraintAccount: registrant, initialConstraints: undefined, deposit: 1n, stage }),
  )
const dealt = (roster: number): Stage => ({
  ...{ kind: 'dealt', attempt: 1, block: 90, roster, dealingHash: new Uint8Array(32) },
  subgroups: [untouched, untouched],
})

test('the chain says which sets are former ones: all before the one that it names', () => {
  expect(formerSets(keySets, own)).toEqual([])
  expect(formerSets(keySets, current)).toEqual([former])
  expect(formerSets(keySets, next)).toEqual([former, current])
  expect(formerSets(keySets, { ...current, x25519PublicKey: former.x25519PublicKey })).toEqual([])
  expect(formerSets(keySets, undefined)).toEqual([])
})

test('a former set goes when nothing names it, and not one that is still to come', async () => {
  expect(await retiredSets(keySets, current, makeChain().storage, { number: 120 })).toEqual([former])
})

test('nothing goes before the chain names a later set', async () => {
  expect(await retiredSets(keySets, own, makeChain().storage, { number: 120 })).toEqual([])
  expect(await retiredSets(keySets, undefined, makeChain().storage, { number: 120 })).toEqual([])
})

test('a former set stays while a dealing can still be made for its roster', async () => {
  expect(await retiredSets(keySets, current, makeChain().storage, { number: 119 })).toEqual([])
  const before = makeChain()
  before.put(storageKey.currentRoster, u32.enc(4))
  expect(await retiredSets(keySets, current, before.storage, { number: 500 })).toEqual([])
})

test('a former set stays while a dealing in flight names its roster', async () => {
  const chain = makeChain()
  putRegistration(chain, dealt(4))
  expect(await retiredSets(keySets, current, chain.storage, { number: 500 })).toEqual([])
  putRegistration(chain, dealt(5))
  expect(await retiredSets(keySets, current, chain.storage, { number: 500 })).toEqual([former])
  putRegistration(chain, { kind: 'open', until: 600 })
  expect(await retiredSets(keySets, current, chain.storage, { number: 500 })).toEqual([former])
})

test('a former set stays while a registered key of its roster takes in missing subgroups, and not longer', async () => {
  const chain = makeChain()
  const dealing = await makeDealing(servers)
  const registered = { ...registeredKeyOf(dealing, [1]), roster: 4 }
  chain.put(storageKey.registered(registrant), registeredKeyCodec.enc(registered))
  expect(await retiredSets(keySets, current, chain.storage, { number: 500 })).toEqual([former])
  chain.put(storageKey.healing(registrant), healingCodec.enc({ block: 90, until: 700, excluded: [0, 0] }))
  expect(await retiredSets(keySets, current, chain.storage, { number: 500 })).toEqual([])
})

test('error: a chain that cannot be read proves nothing', async () => {
  const chain = makeChain()
  putRegistration(chain, dealt(3))
  await expect(retiredSets(keySets, current, chain.storage, { number: 500 })).rejects.toThrow('absent')
  chain.put(storageKey.registration(registrant), new Uint8Array(3))
  await expect(retiredSets(keySets, current, chain.storage, { number: 500 })).rejects.toThrow('not decodable')
})
