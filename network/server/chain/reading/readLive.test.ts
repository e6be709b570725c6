import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex } from '../../../../src/core/bytes.ts'
import { healingCodec, registeredKeyCodec } from '../../../../src/core/chain/registry.ts'
import { storageKey } from '../../../../src/core/chain/storageKey.ts'
import { envelopeCodec } from '../../../../src/core/dealing/envelope.ts'
import { genesis, healingOf, keySetsOf, makeDealing, makeServers } from '../../testing/network.ts'
import { answerFrom, makeStorage, type NodeStorage } from '../../testing/node.ts'
import type { Link } from '../connection/link.ts'
import type { DealtDealing, HealingDealing } from '../state.ts'
import { createDealingCache } from './readDealing.ts'
import { readLive } from './readLive.ts'
import { storageAt } from './storage.ts'

const servers = await makeServers(3, 2)
const own = servers[1]![1]!
const keySets = await keySetsOf(own)
const dealing = await makeDealing(servers)
const { registrant } = dealing
const healing = healingOf(dealing, [1])

const read = async (storage: NodeStorage, dealings = createDealingCache()) => {
  const unreadable: string[] = []
  const asked: string[] = []
  const answer = answerFrom(storage, genesis, asked)
  const link: Link = {
    call: async <T>(method: string, params: readonly unknown[]) => answer(method, params) as T,
    close: () => undefined,
  }
  const onUnreadable = (account: Uint8Array, error: unknown) =>
    void unreadable.push(`${toHex(account)} ${(error as Error).message}`)
  const source = { link, genesis, keySets, dealings, onUnreadable }
  const live = await readLive(source, storageAt(link, toHex(new Uint8Array(32).fill(101))))
  return { live: live.get(toHex(registrant)), unreadable, asked }
}

test('a key that is healed is read with its dealing, its roster and the block that had the dealing', async () => {
  const { live, unreadable } = await read(makeStorage([healing]))
  expect(live).toMatchObject({
    ...{ kind: 'healing', registrant, healing: healing.healing, registered: healing.registered },
    ...{ roster: dealing.roster, blockHash: new Uint8Array(32).fill(100) },
  })
  expect((live as HealingDealing).opened.dealingHash).toEqual(dealing.dealt.dealingHash)
  expect(unreadable).toEqual([])
})

test('a dealing that was read in flight is not read again while it is healed', async () => {
  const dealings = createDealingCache()
  await read(makeStorage([dealing]), dealings)
  const { asked, live } = await read(makeStorage([healing]), dealings)
  expect(asked).not.toContain(toHex(storageKey.dealing(registrant)))
  dealings.keepOnly([live as HealingDealing])
  expect((await read(makeStorage([healing]), dealings)).asked).not.toContain(toHex(storageKey.dealing(registrant)))
  dealings.keepOnly([])
  expect((await read(makeStorage([healing]), dealings)).asked).toContain(toHex(storageKey.dealing(registrant)))
})

type Spoil = (storage: NodeStorage) => void
const { healing: entry, registered } = healing
const putHealing =
  (change: Partial<typeof entry>): Spoil =>
  (storage) =>
    storage.set(toHex(storageKey.healing(registrant)), toHex(healingCodec.enc({ ...entry, ...change })))
const putKey =
  (change: Partial<typeof registered>): Spoil =>
  (storage) =>
    storage.set(toHex(storageKey.registered(registrant)), toHex(registeredKeyCodec.enc({ ...registered, ...change })))

test.each<[string, Spoil]>([
  ['not registered', (storage) => storage.delete(toHex(storageKey.registered(registrant)))],
  ['registered in bytes that are no key', (storage) => storage.set(toHex(storageKey.registered(registrant)), '0x0102')],
  ['without its dealing', (storage) => storage.delete(toHex(storageKey.dealing(registrant)))],
  ['of another dealing', putKey({ dealingHash: new Uint8Array(randomBytes(32)) })],
  ['of another attempt', putKey({ attempt: 2 })],
  ['of another roster', putKey({ rosterHash: new Uint8Array(randomBytes(32)) })],
  ['of a roster that is not there', putKey({ roster: 7 })],
  ['with holders of a subgroup too few', putKey({ holders: [0, 0] })],
  ['with exclusions of a subgroup too many', putHealing({ excluded: [0, 0, 0, 0] })],
  [
    'at the same time in flight',
    (storage) => makeStorage([dealing]).forEach((value, key) => void storage.set(key, value)),
  ],
])('a key that is healed and %s is left out and said', async (_, spoil) => {
  const storage = makeStorage([healing])
  spoil(storage)
  const { live, unreadable } = await read(storage)
  expect(live?.kind).not.toBe('healing')
  expect(unreadable).toEqual([expect.stringContaining(toHex(registrant))])
})

test('throws, and reads nothing out of it, when a healing is cut or has a byte too many', async () => {
  for (const value of ['0x', '0x01', `${toHex(healingCodec.enc(entry))}00`, 7]) {
    const storage = makeStorage([healing])
    storage.set(toHex(storageKey.healing(registrant)), value)
    await expect(read(storage)).rejects.toThrow(Error)
  }
})

const envelope = { enc: new Uint8Array(randomBytes(32)), ciphertext: new Uint8Array(randomBytes(114)) }
const ownDelivery = toHex(storageKey.delivery(registrant, 1, 1))
const delivered = (subgroup: number, bitmap: number): DealtDealing => ({
  ...dealing,
  dealt: {
    ...dealing.dealt,
    subgroups: dealing.dealt.subgroups.map((one, i) => (i === subgroup ? { ...one, delivered: bitmap } : one)),
  },
})

test('the own envelope is read where it was delivered, and nobody else’s', async () => {
  const storage = makeStorage([delivered(1, 0b11)])
  storage.set(ownDelivery, toHex(envelopeCodec.enc(envelope)))
  const { live, asked } = await read(storage)
  expect((live as DealtDealing).delivered).toEqual(envelope)
  expect(asked).not.toContain(toHex(storageKey.delivery(registrant, 1, 0)))
  for (const others of [delivered(1, 0b01), delivered(0, 0b11), dealing]) {
    const { live: found, asked: about } = await read(makeStorage([others]))
    expect((found as DealtDealing).delivered).toBeUndefined()
    expect(about).not.toContain(ownDelivery)
  }
})

test.each([
  ['is not there', undefined],
  ['is cut', '0x01'],
  ['has a byte too many', `${toHex(envelopeCodec.enc(envelope))}00`],
  ['is no hexadecimal', 'envelope'],
])('a dealing with a delivery that %s is left out and said', async (_, value) => {
  const storage = makeStorage([delivered(1, 0b10)])
  if (value !== undefined) storage.set(ownDelivery, value)
  const { live, unreadable } = await read(storage)
  expect([live, unreadable]).toEqual([undefined, [expect.stringContaining(toHex(registrant))]])
})

test('a dealing with a subgroup more or less than its roster is left out and said', async () => {
  const { subgroups } = dealing.dealt
  for (const wrong of [subgroups.slice(1), [...subgroups, subgroups[0]!]]) {
    const { live, unreadable } = await read(
      makeStorage([{ ...dealing, dealt: { ...dealing.dealt, subgroups: wrong } }]),
    )
    expect([live, unreadable.length]).toEqual([undefined, 1])
  }
})
