import { expect, test } from 'vitest'
import { ascii, fromHex, toHex } from '../../../core/bytes.ts'
import { parseVault } from '../../../protocol/vault/file.ts'
import { publicsOf } from '../../../protocol/vault/publics.ts'
import { version1Checksum } from '../../../protocol/vault/version1.ts'
import type { JobReply } from '../../../protocol/workerApi.ts'
import { runJob } from '../../run.ts'
import { openWithKey } from '../open.ts'
import { entropyContexts } from '../sealing/context.ts'
import { unseal } from '../sealing/seal.ts'
import oldest from './version1.json' with { type: 'json' }

const output = <T>(reply: JobReply): T => {
  if (!reply.ok) throw new Error(reply.code)
  return reply.output as T
}
const file = oldest.vault as never
const unlock = async (vault: unknown = file, password = oldest.password) =>
  runJob({ job: 'openVault', input: { password: ascii(password), vault: vault as never } })
const migrated = async () => output<{ dataKey: Uint8Array; vault: never }>(await unlock())

test('the oldest vault, as the first release wrote it, becomes the present form when it is unlocked', async () => {
  const { dataKey, vault } = await migrated()
  expect(toHex(dataKey)).toBe(oldest.dataKey)
  const { accounts, keys } = publicsOf(parseVault(vault))
  const [before] = oldest.vault.records
  expect(accounts.map(({ source, ...account }) => account)).toEqual(before!.publics.accounts)
  expect(keys.map(({ source, ...key }) => key)).toEqual(before!.publics.keys)
  const { phrase } = output<{ phrase: Uint8Array }>(await runJob({ job: 'revealPhrase', input: { vault, dataKey } }))
  expect(new TextDecoder().decode(phrase)).toBe(oldest.phrase)
})

test('the migrated vault opens with the same password, and needs no further step', async () => {
  const { vault } = await migrated()
  const again = output<{ dataKey: Uint8Array; vault?: { version: number } }>(await unlock(vault))
  expect(toHex(again.dataKey)).toBe(oldest.dataKey)
  expect(await unlock(vault, 'another password')).toMatchObject({ ok: false, code: 'wrong-password' })
})

test('what was sealed beside the oldest vault still opens, after a new password too', async () => {
  const { vault } = await migrated()
  const input = { password: ascii(oldest.password), next: ascii('another long password'), vault }
  const changed = output<{ vault: never }>(await runJob({ job: 'changePassword', input })).vault
  const { dealingHash, sealedEntropy } = oldest.beside
  for (const one of [vault, changed]) {
    const open = await openWithKey(one, fromHex(oldest.dataKey))
    const tries = entropyContexts(open.vault, dealingHash).map((context) => unseal(open.key, context, sealedEntropy))
    expect((await Promise.all(tries)).map((entropy) => entropy?.length)).toEqual([undefined, 32])
  }
})

test('an old vault that was changed on disk is refused by name, and not migrated', async () => {
  const changed = structuredClone(oldest.vault)
  changed.records[0]!.publics.keys[0]!.verifyingKey = `0x02${'11'.repeat(32)}`
  expect(await unlock(changed)).toMatchObject({ ok: false, code: 'vault-damaged' })
  const mended = { ...changed, checksum: toHex(version1Checksum(changed as never)) }
  expect(await unlock(mended)).toMatchObject({ ok: false, code: 'vault-damaged' })
})

test('an old vault is no vault for a job until it was unlocked', async () => {
  const input = { vault: file, dataKey: fromHex(oldest.dataKey) }
  expect(await runJob({ job: 'revealPhrase', input })).toMatchObject({ ok: false, code: 'locked' })
})

test('with the phrase an old vault gets a new password, and another phrase does not', async () => {
  const recover = (phrase: string) =>
    runJob({ job: 'recover', input: { phrase: ascii(phrase), password: ascii('a new password'), vault: file } })
  const { vault } = output<{ vault: { id: string } }>(await recover(oldest.phrase))
  expect(vault.id).toBe(oldest.vault.id)
  expect(await unlock(vault, 'a new password')).toMatchObject({ ok: true })
  expect(await recover('test test test test test test test test test test test junk')).toMatchObject({
    ok: false,
    code: 'wrong-phrase',
  })
})
