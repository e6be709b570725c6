import { expect, test } from 'vitest'
import { ascii } from '../../core/bytes.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { VaultFile } from '../../protocol/popup/vault.ts'
import { runJob } from '../../worker/run.ts'
import oldest from '../../worker/vault/migrations/version1.json' with { type: 'json' }
import { memoryCell } from '../memory.testing.ts'
import { vaultHandlers } from '../popup/vault.ts'
import type { Wallet } from '../wallet.ts'
import { openVaultService, type VaultPorts } from './vaultService.ts'

type Made = { vault: VaultFile; dataKey: Uint8Array; account: Uint8Array; key: Uint8Array }
const run = async (job: string, input: object): Promise<Made> => {
  const reply = await runJob({ job, input })
  if (!reply.ok) throw new Error(reply.code)
  return reply.output as Made
}
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const first = await run('createVault', { password: ascii('a long password'), phrase: ascii(PHRASE) })
const other = await run('createVault', { password: ascii('a long password') })
const open = (vault: VaultFile) => ({ vault, dataKey: first.dataKey.slice() })
const withKey = await run('importKey', { ...open(first.vault), secret: ascii('a7'.repeat(32)), name: 'Mine' })
const withoutKey = await run('forget', { ...open(withKey.vault), of: { key: withKey.key } })

const setUp = async (vault: unknown = first.vault) => {
  const session = memoryCell<Uint8Array>()
  const cells = {
    vault: memoryCell<unknown>(),
    aside: memoryCell<unknown>(),
    copy: memoryCell<unknown>(),
    settings: memoryCell<unknown>(),
  }
  if (vault !== null) await cells.vault.write({ file: vault, backup: 'proven', wrong: null })
  const time = { now: 0 }
  const ports: VaultPorts = {
    ...cells,
    dataKey: { read: async () => (await session.read())?.slice() ?? null, clear: session.clear },
    lockAt: memoryCell<unknown>(),
    traces: [],
    alarms: { set: async () => undefined, clear: async () => undefined },
    now: () => time.now,
  }
  const service = await openVaultService(ports)
  const unlock = async (changed: Parameters<typeof service.unlocked>[0] = null) => {
    await session.write(first.dataKey)
    await service.unlocked(changed)
  }
  return { service, unlock, session, time, start: () => openVaultService(ports), ...cells }
}
const becoming = (vault: VaultFile, from: VaultFile) => ({ vault, madeFrom: from.checksum })
const refused = (code: string) => expect.objectContaining({ code })

test('a changed vault takes the place of the one it was made from, and shows its names', async () => {
  const { service, unlock, start } = await setUp()
  await unlock()
  await service.replace(becoming(withKey.vault, first.vault))
  for (const one of [service, await start()])
    expect(one.keys().map(({ name, source }) => [name, source])).toEqual([
      ['Key 1', 'phrase'],
      ['Mine', 'imported'],
    ])
})

test('a vault made from an earlier one, another vault, and any vault while locked change nothing', async () => {
  const { service, unlock } = await setUp()
  await expect(service.replace(becoming(withKey.vault, first.vault))).rejects.toEqual(refused('locked'))
  await unlock()
  await service.replace(becoming(withKey.vault, first.vault))
  await expect(service.replace(becoming(first.vault, first.vault))).rejects.toEqual(refused('vault-changed'))
  await expect(service.replace(becoming(other.vault, withKey.vault))).rejects.toEqual(refused('vault-damaged'))
  expect(service.file()).toEqual(withKey.vault)
})

test('of two pages that change the vault at one time, one is told so, and nothing is lost', async () => {
  const { service, unlock, start } = await setUp()
  await unlock()
  const another = await run('addAccount', { ...open(first.vault), name: 'Second' })
  const [one, two] = await Promise.allSettled([
    service.replace(becoming(withKey.vault, first.vault)),
    service.replace(becoming(another.vault, first.vault)),
    service.wrongPassword(),
    service.backupProven(),
  ])
  expect([one?.status, two?.status]).toEqual(['fulfilled', 'rejected'])
  expect(two).toMatchObject({ reason: { code: 'vault-changed' } })
  expect((await start()).file()).toEqual(withKey.vault)
})

test('a page that asks for the vault after the deadline finds no key any more', async () => {
  const { service, unlock, session, time } = await setUp()
  await unlock()
  const handlers = vaultHandlers({ vault: service } as unknown as Wallet)
  await handlers.vaultFile(undefined)
  expect(await session.read()).toBeDefined()
  time.now += 16 * 60_000
  await handlers.vaultFile(undefined)
  expect(await session.read()).toBeUndefined()
})

test('of two pages that begin at one time, one makes the vault', async () => {
  const { service } = await setUp(null)
  const saved = await Promise.allSettled([service.save(first.vault), service.save(other.vault)])
  expect(saved.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(service.file()).toEqual(first.vault)
})

test('a vault of the first release shows its names while it is locked, and is replaced by what it becomes', async () => {
  const { service, unlock, start } = await setUp(oldest.vault)
  expect(service.accounts().map(({ name, source }) => [name, source])).toEqual([
    ['Account 1', 'phrase'],
    ['Rules account', 'phrase'],
  ])
  const old = await service.fileToOpen()
  const became = await run('openVault', { vault: old, password: ascii(oldest.password) })
  await unlock(becoming(became.vault, old))
  expect((await start()).file()).toMatchObject({ version: 2, id: oldest.vault.id })
})

test('a recovered vault takes the place of the locked one, is locked, and counts as backed up', async () => {
  const { service, unlock } = await setUp()
  for (let i = 0; i < 9; i++) await service.wrongPassword()
  const given = { phrase: ascii(PHRASE), password: ascii('another password'), vault: service.filesToRecover()[0]! }
  const recovered = await run('recover', given)
  await service.restore(recovered.vault)
  expect(service.view()).toEqual({ kind: 'locked' })
  await unlock()
  expect(service.view()).toMatchObject({ kind: 'unlocked', backup: 'proven' })
  await expect(service.restore(other.vault)).rejects.toEqual(refused('wrong-phrase'))
})

test('a damaged vault is kept aside when another takes its place', async () => {
  const { service, vault, aside, start } = await setUp({ ...first.vault, id: 'cut' })
  const damaged = await vault.read()
  expect(service.view().kind).toBe('damaged')
  await service.restore(first.vault)
  expect((await start()).view().kind).toBe('locked')
  expect(await aside.read()).toEqual([damaged])
})

test.each<[string, Partial<RegistrationView>['state'], boolean]>([
  ['under way', { kind: 'dealing' }, true],
  ['registered', { kind: 'registered', block: 1, missingSubgroups: [], healing: false }, false],
  ['healing', { kind: 'registered', block: 1, missingSubgroups: [0], healing: true }, false],
  ['cancelled', { kind: 'cancelled' }, false],
])('a key whose registration is %s', async (_, state, isKept) => {
  const { service, unlock } = await setUp(withKey.vault)
  await unlock()
  const verifyingKey = service.keys()[1]!.verifyingKey
  const views = () => [{ account: service.accounts()[0]!.address, verifyingKey, state }]
  const handlers = vaultHandlers({ vault: service, registrations: { views } } as unknown as Wallet)
  const forgetting = handlers.replaceVault(undefined, becoming(withoutKey.vault, withKey.vault))
  if (isKept) await expect(forgetting).rejects.toEqual(refused('in-use'))
  else await forgetting
  expect(service.keys()).toHaveLength(isKept ? 2 : 1)
})
