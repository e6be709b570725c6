import { beforeEach, expect, test } from 'vitest'
import { ascii, toHex } from '../../core/bytes.ts'
import { vaultChecksum } from '../../protocol/vault/file.ts'
import { runJob } from '../../worker/run.ts'
import { memoryCell } from '../memory.testing.ts'
import { openVaultService, type VaultPorts } from './vaultService.ts'

const created = (await runJob({ job: 'createVault', input: { password: ascii('a long password') } })) as {
  output: { vault: never; dataKey: Uint8Array }
}
const { vault } = created.output

const setUp = () => {
  const alarms = new Map<string, number>()
  const key = memoryCell<Uint8Array>()
  const time = { now: 1_000_000 }
  const cells = {
    vault: memoryCell<unknown>(),
    aside: memoryCell<unknown>(),
    copy: memoryCell<unknown>(),
    settings: memoryCell<unknown>(),
    lockAt: memoryCell<unknown>(),
  }
  const trace = memoryCell<unknown>()
  const ports: VaultPorts = {
    ...cells,
    dataKey: { read: async () => (await key.read()) ?? null, clear: () => key.clear() },
    traces: [trace],
    alarms: {
      set: async (name, when) => void alarms.set(name, when),
      clear: async (name) => void alarms.delete(name),
    },
    now: () => time.now,
  }
  return { ports, alarms, key, time, trace, ...cells }
}
let at: ReturnType<typeof setUp>
beforeEach(() => {
  at = setUp()
})
const start = () => openVaultService(at.ports)
const unlock = async () => {
  const service = await start()
  if (service.view().kind === 'none') await service.save(vault)
  await at.key.write(new Uint8Array(32).fill(1))
  await service.unlocked(null)
  return service
}

test('a new browser has no vault', async () => {
  expect((await start()).view()).toEqual({ kind: 'none' })
})

test('a saved vault is locked, readable by its public names, and never overwritten', async () => {
  const service = await start()
  await service.save(vault)
  expect(service.view()).toEqual({ kind: 'locked', retryAt: undefined })
  expect(service.accounts().map(({ role }) => role)).toEqual(['registrant', 'rules'])
  expect(service.keys()[0]?.ethereumAddress).toMatch(/^0x[0-9a-fA-F]{40}$/)
  await expect(service.save(vault)).rejects.toMatchObject({ code: 'already-pending' })
  expect((await start()).file()).toEqual(vault)
})

test('unlocked until the deadline, across a stop of the background', async () => {
  const service = await unlock()
  const lockAt = at.time.now + 15 * 60_000
  expect(service.view()).toEqual({ kind: 'unlocked', lockAt, backup: 'unproven' })
  expect(at.alarms.get('lock')).toBe(at.time.now + 60_000)
  at.alarms.clear()
  at.time.now = lockAt - 1
  expect((await start()).view().kind).toBe('unlocked')
  expect(at.alarms.get('lock')).toBe(lockAt)
  at.time.now = lockAt
  expect(service.view().kind).toBe('locked')
  await service.checkDeadline()
  expect(await at.key.read()).toBeUndefined()
})

test('a deadline that passed while the computer slept locks at the next start', async () => {
  await unlock()
  at.time.now += 3_600_000
  expect((await start()).view().kind).toBe('locked')
  expect(await at.key.read()).toBeUndefined()
})

test('a clock that was set back locks', async () => {
  const service = await unlock()
  at.time.now -= 6_000
  await expect(service.dataKey()).rejects.toMatchObject({ code: 'locked' })
  expect(await at.key.read()).toBeUndefined()
})

test('a key without a deadline is thrown away at start', async () => {
  await unlock()
  await at.lockAt.clear()
  expect((await start()).view().kind).toBe('locked')
  expect(await at.key.read()).toBeUndefined()
})

test('saying that it was unlocked is not enough', async () => {
  const service = await start()
  await service.save(vault)
  await expect(service.unlocked(null)).rejects.toMatchObject({ code: 'locked' })
  await expect(service.backupProven()).rejects.toMatchObject({ code: 'locked' })
})

test('lock wipes the session', async () => {
  const service = await unlock()
  await service.lock()
  expect(service.view().kind).toBe('locked')
  expect(await at.key.read()).toBeUndefined()
  expect(await at.lockAt.read()).toBeUndefined()
  expect(at.alarms.size).toBe(0)
})

test('wrong passwords cost time, which a restart or a clock set back does not change', async () => {
  const service = await start()
  await service.save(vault)
  for (let i = 0; i < 3; i++) await service.wrongPassword()
  expect(service.view()).toEqual({ kind: 'locked', retryAt: undefined })
  await service.wrongPassword()
  await service.wrongPassword()
  expect(service.view()).toEqual({ kind: 'locked', retryAt: at.time.now + 4000 })
  const again = await start()
  await expect(again.fileToOpen()).rejects.toMatchObject({ code: 'too-many-requests' })
  at.time.now -= 86_400_000
  expect(again.view()).toEqual({ kind: 'locked', retryAt: at.time.now + 5 * 60_000 })
  at.time.now += 86_400_000 + 4000
  expect(await again.fileToOpen()).toEqual(vault)
})

test('tries of which nobody says what came are wrong ones: many pages try no more than one', async () => {
  const service = await start()
  await service.save(vault)
  const asked = await Promise.allSettled(Array.from({ length: 200 }, () => service.fileToOpen()))
  expect(asked.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(4)
  expect(service.view()).toMatchObject({ kind: 'locked', retryAt: expect.any(Number) })
})

test('the right password forgives the wrong ones', async () => {
  const service = await start()
  await service.save(vault)
  for (let i = 0; i < 9; i++) await service.wrongPassword()
  await unlock()
  const again = await start()
  await again.lock()
  expect(again.view()).toEqual({ kind: 'locked', retryAt: undefined })
})

test('the proof of the backup lasts', async () => {
  await (await unlock()).backupProven()
  expect((await start()).view()).toMatchObject({ kind: 'unlocked', backup: 'proven' })
})

test('auto-lock counts from the unlocking', async () => {
  const service = await unlock()
  at.time.now += 120_000
  await service.setAutoLock(5)
  expect(service.view()).toMatchObject({ lockAt: at.time.now + 180_000 })
  expect((await start()).autoLockMinutes()).toBe(5)
  await service.setAutoLock(1)
  expect(service.view().kind).toBe('locked')
  for (const minutes of [0, 1.5, 100_000, Number.NaN])
    await expect(service.setAutoLock(minutes)).rejects.toMatchObject({ code: 'invalid-argument' })
})

const good = vault as unknown as Parameters<typeof vaultChecksum>[0]
const weak = { ...good, kdf: { ...good.kdf, passes: 1 } }
const stored = (file: unknown) => ({ file, backup: 'proven', wrong: null })
test.each([
  ['truncated', stored({ version: 2 })],
  ['replaced', 'vault'],
  ['weakened', stored({ ...weak, checksum: toHex(vaultChecksum(weak)) })],
  ['flipped', stored({ ...good, id: `0x${'00'.repeat(16)}` })],
])('a vault that was %s is damaged, and not made anew', async (_, value) => {
  await at.vault.write(value)
  const service = await start()
  expect(service.view().kind).toBe('damaged')
  await expect(service.save(vault)).rejects.toMatchObject({ code: 'vault-damaged' })
  expect(() => service.file()).toThrow(expect.objectContaining({ code: 'vault-damaged' }))
  expect(await at.vault.read()).toEqual(value)
})

test('a vault that is gone while its traces are there is damaged', async () => {
  await at.trace.write({ r1: {} })
  expect((await start()).view().kind).toBe('damaged')
})

test('a disk that does not answer is not an empty one', async () => {
  at.ports.vault.read = () => Promise.reject(new Error('broken'))
  expect((await start()).view().kind).toBe('damaged')
})
