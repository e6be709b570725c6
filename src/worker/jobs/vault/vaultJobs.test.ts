import { beforeAll, expect, test, vi } from 'vitest'
import { ascii, toHex } from '../../../core/bytes.ts'
import { parseVault, type Vault } from '../../../protocol/vault/file.ts'
import { KDF_LIMITS } from '../../../protocol/vault/parts.ts'
import type { JobInput } from '../../../protocol/workerApi.ts'
import { runJob } from '../../run.ts'
import { affordablePasses, wrapAgain } from '../../vault/cost.ts'
import { openWithPassword } from '../../vault/open.ts'

const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const OTHER = 'test test test test test test test test test test test junk'
type VaultFile = JobInput<'openVault'>['vault']
type Made = { vault: VaultFile; dataKey: Uint8Array }

const run = async (job: string, input: object): Promise<Made> => {
  const reply = await runJob({ job, input })
  if (!reply.ok) throw Object.assign(new Error(reply.message), { code: reply.code })
  return reply.output as Made
}
const refused = (code: string) => expect.objectContaining({ code })
const unlock = (vault: VaultFile, password: string) => run('openVault', { vault, password: ascii(password) })

let made: Made
beforeAll(async () => {
  const created = await run('createVault', { password: ascii('the first password'), phrase: ascii(PHRASE) })
  const input = { ...created, dataKey: created.dataKey.slice(), secret: ascii('a7'.repeat(32)), name: 'Mine' }
  made = { ...created, vault: (await run('importKey', input)).vault }
})

test('a changed password opens the same vault, and the old one does not', async () => {
  const passwords = { password: ascii('the first password'), next: ascii('the second password') }
  const { vault } = await run('changePassword', { vault: made.vault, ...passwords })
  expect(Object.values(passwords).every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  expect((await unlock(vault, 'the second password')).dataKey).toEqual(made.dataKey)
  await expect(unlock(vault, 'the first password')).rejects.toEqual(refused('wrong-password'))
  const wrong = { vault: made.vault, password: ascii('another'), next: ascii('the second password') }
  await expect(run('changePassword', wrong)).rejects.toEqual(refused('wrong-password'))
})

test('a forgotten password loses nothing: the phrase opens the vault with all that was imported', async () => {
  const given = { phrase: ascii(` ${PHRASE.toUpperCase()} `), password: ascii('the third password') }
  const { vault, dataKey } = await run('recover', { ...given, vault: made.vault })
  expect(dataKey).toEqual(made.dataKey)
  expect(parseVault(vault).records.map(({ id }) => id.split(':')[0])).toEqual(['phrase', 'key'])
  expect((await unlock(vault, 'the third password')).dataKey).toEqual(made.dataKey)
  expect(Object.values(given).every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})

test('another wallet’s phrase, or no phrase, recovers nothing', async () => {
  const recover = (phrase: string) => run('recover', { phrase: ascii(phrase), password: ascii('p'), vault: made.vault })
  await expect(recover(OTHER)).rejects.toEqual(refused('wrong-phrase'))
  await expect(recover('not a phrase')).rejects.toEqual(refused('invalid-phrase'))
})

test('without any file the phrase makes a vault of what it gives by itself', async () => {
  const { vault } = await run('recover', { phrase: ascii(PHRASE), password: ascii('the third password'), vault: null })
  expect(parseVault(vault).records.map(({ id }) => id)).toEqual(['phrase'])
  await unlock(vault, 'the third password')
})

const edited: [string, (vault: Vault) => Vault][] = [
  ['an imported record taken out', (v) => ({ ...v, records: v.records.slice(0, 1) })],
  ['a recovery of another vault', (v) => ({ ...v, recovery: v.dataKey })],
]
test.each(edited)('SECURITY 27: %s on disk is refused by name, whoever mends the checksum', async (_, edit) => {
  const { vaultChecksum } = await import('../../../protocol/vault/file.ts')
  const changed = edit(parseVault(made.vault))
  const vault = { ...changed, checksum: toHex(vaultChecksum(changed)) }
  await expect(unlock(vault, 'the first password')).rejects.toEqual(refused('vault-damaged'))
  await expect(run('revealPhrase', { vault, dataKey: made.dataKey.slice() })).rejects.toEqual(refused('vault-damaged'))
})

const { max } = KDF_LIMITS.passes
test.each<[string, number, number, number | undefined, number]>([
  ['a slow machine', 3, 900, 8, 3],
  ['a machine just quick enough', 3, 299, 8, 5],
  ['a quick machine', 3, 150, undefined, 10],
  ['a very quick machine', 3, 1, 8, max],
  ['little memory', 3, 100, 1, 3],
  ['a vault that is dear already', 10, 100, 8, 10],
  ['a clock that stands still', 3, 0, 8, 3],
])('the password’s cost on %s: %d passes in %d ms become %d', (_, passes, took, memory, expected) => {
  expect(affordablePasses({ passes }, { took, memory })).toBe(expected)
})

test('on a quick machine unlocking makes the password dearer, once; on a slow one it does not', async () => {
  let time = 0
  const clock = vi.spyOn(performance, 'now')
  const unlockTaking = async (vault: VaultFile, took: number) => {
    clock.mockImplementation(() => {
      time += took
      return time
    })
    return (await unlock(vault, 'the first password')) as { vault?: VaultFile }
  }
  try {
    expect(await unlockTaking(made.vault, 400)).not.toHaveProperty('vault')
    const { vault } = await unlockTaking(made.vault, 290)
    expect(parseVault(vault).kdf).toMatchObject({ passes: 5, memoryKiB: KDF_LIMITS.memoryKiB.min })
    expect(await unlockTaking(vault!, 480)).not.toHaveProperty('vault')
  } finally {
    clock.mockRestore()
  }
})

test('a vault whose cost was raised opens with the same password, and says what it costs', async () => {
  const open = await openWithPassword(ascii('the first password'), made.vault)
  const dearer = await wrapAgain(open, open.dataKey, ascii('the first password'), 5)
  expect(parseVault(dearer).kdf.passes).toBe(5)
  expect((await openWithPassword(ascii('the first password'), dearer)).dataKey).toEqual(made.dataKey)
})
