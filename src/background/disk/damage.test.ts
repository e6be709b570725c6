import { expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { networks } from '../../core/networks.ts'
import { pack, unpack } from '../../platform/pack.ts'
import { parseNodeSetting } from '../network/nodeSetting.ts'
import type { Cell } from '../ports.ts'
import { openRecords } from '../registration/stored/records.ts'
import { openRequests } from '../requests/requests.ts'
import { openSites } from '../sites/sites.ts'
import { findVault } from '../vault/stored/findVault.ts'
import { openVaultService } from '../vault/vaultService.ts'
import { cautious } from './cautious.ts'

/** A store that holds this, as the browser would give it back; `broken`: that cannot be read at all. */
const disk = (value: unknown) => {
  const store = { value, writes: 0 }
  const cell = {
    read: async () => {
      if (store.value === 'broken') throw new EntropyError('storage-failed', 'broken')
      return unpack(store.value) as never
    },
    write: async (next: unknown) => {
      store.writes++
      store.value = pack(next)
    },
    clear: async () => undefined,
    watch: () => undefined,
  }
  return { store, cell }
}
const show = async () => undefined
const alarms = { set: async () => undefined, clear: async () => undefined }
const none = { read: async () => undefined, write: async () => undefined, clear: async () => undefined }
const openVault = (vault: Cell<unknown>, settings: Cell<unknown>, lockAt: Cell<unknown> = none) => {
  const dataKey = { read: async () => null, clear: async () => undefined }
  return openVaultService({
    vault,
    aside: none,
    copy: none,
    settings,
    dataKey,
    lockAt,
    traces: [],
    alarms,
    now: () => 0,
  })
}

const odd: readonly [string, unknown][] = [
  ['nothing', null],
  ['text', 'truncat'],
  ['a number', 7],
  ['a list', [null, 7, 'x', {}, { asked: {} }, { origin: 'https://a.example' }]],
  ['an empty object', {}],
  ['another key’s value', { file: { version: 1 }, backup: 'proven', wrong: null }],
  ['broken bytes and numbers', { a: { $bytes: '0x0' }, b: { $bigint: 'x' }, origin: { $bytes: 'zz' } }],
  ['what cannot be read', 'broken'],
]

test.each(odd)('a store of %s stops no part of the wallet', async (_, value) => {
  const cell = () => cautious<never>(disk(value).cell)
  expect((await openSites(cell())).views()).toEqual([])
  expect((await openRequests(cell(), show, () => 0)).views()).toEqual([])
  expect((await openRecords(cell())).all()).toEqual([])
  expect(parseNodeSetting(await cell().read(), networks[0]!).nodes).toBe(networks[0]!.nodes)
  const vault = await openVault(none, cell(), cell())
  expect([vault.autoLockMinutes(), vault.view()]).toEqual([15, { kind: 'none' }])
})

test.each(odd)('a vault store of %s shows the damaged screen, and is not written over', async (_, value) => {
  const { store, cell } = disk(value)
  const vault = await openVault(cell, none)
  expect(vault.view()).toMatchObject({ kind: 'damaged' })
  await expect(vault.save({ version: 1, checksum: '0x' })).rejects.toMatchObject({ code: 'vault-damaged' })
  await expect(vault.wrongPassword()).rejects.toMatchObject({ code: 'vault-damaged' })
  expect(store).toEqual({ value, writes: 0 })
})

test('a vault that is gone while registrations are there was lost, not never made', async () => {
  expect(await findVault({ vault: none, copy: none }, [disk({ r1: {} }).cell])).toMatchObject({ kind: 'damaged' })
  expect(await findVault({ vault: none, copy: none }, [disk('broken').cell])).toMatchObject({ kind: 'damaged' })
})
