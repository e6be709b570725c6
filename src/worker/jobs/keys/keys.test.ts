import { decryptKeystoreJsonSync } from 'ethers'
import { beforeAll, expect, test } from 'vitest'
import { ascii, fromHex, toHex } from '../../../core/bytes.ts'
import { sealAccountJson } from '../../../core/keys/files/accountJson.ts'
import { sealKeystore } from '../../../core/keys/files/keystore.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../../core/keys/phrase.ts'
import { parseVault } from '../../../protocol/vault/file.ts'
import type { Of } from '../../../protocol/vault/jobs.ts'
import { publicsOf } from '../../../protocol/vault/publics.ts'
import type { JobInput } from '../../../protocol/workerApi.ts'
import { runJob } from '../../run.ts'

const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const PASSWORD = 'correct horse battery'
type Vault = JobInput<'openVault'>['vault']
type Made = { vault: Vault; account: Uint8Array; key: Uint8Array; json: Uint8Array; dataKey: Uint8Array }

let first: Vault
let dataKey: Uint8Array
beforeAll(async () => {
  const input = { password: ascii(PASSWORD), phrase: ascii(PHRASE) }
  const made = await run('createVault', input)
  first = made.vault
  dataKey = made.dataKey
})

const run = async (job: string, input: object): Promise<Made> => {
  const reply = await runJob({ job, input })
  if (!reply.ok) throw Object.assign(new Error(reply.message), { code: reply.code })
  return reply.output as Made
}
const open = (vault: Vault) => ({ vault, dataKey: dataKey.slice() })
const names = (vault: Vault) => {
  const { accounts, keys } = publicsOf(parseVault(vault))
  return [...accounts, ...keys].map(({ name, source }) => `${name} (${source})`)
}
const refused = (code: string) => expect.objectContaining({ code })
const opens = async (vault: Vault) =>
  (await runJob({ job: 'openVault', input: { vault, password: ascii(PASSWORD) } })).ok
const secretKey = (n: number) => new Uint8Array(32).fill(n)
const typed = (n: number) => ascii(toHex(secretKey(n)))
const importKey = (vault: Vault, n = 7, name = 'Mine') => run('importKey', { ...open(vault), secret: typed(n), name })

test('accounts and keys of the phrase are added by number, as other wallets number them', async () => {
  const one = await run('addAccount', { ...open(first), name: ' Savings ' })
  const two = await run('addAccount', { ...open(one.vault), name: 'Third' })
  const key = await run('addKey', { ...open(two.vault), name: 'Cold' })
  expect(toHex(one.account)).toBe(toHex(accountFromPhrase(ascii(PHRASE), 1).publicKey))
  expect(toHex(two.account)).toBe(toHex(accountFromPhrase(ascii(PHRASE), 2).publicKey))
  expect(toHex(key.key)).toBe(toHex(secp256k1FromPhrase(ascii(PHRASE), 1).publicKey))
  expect(names(key.vault)).toEqual([
    'Account 1 (phrase)',
    'Rules account (phrase)',
    'Savings (phrase)',
    'Third (phrase)',
    'Key 1 (phrase)',
    'Cold (phrase)',
  ])
  expect(await opens(key.vault)).toBe(true)
})

test('a key that was typed in is a record of its own, and comes out as a keystore that another wallet opens', async () => {
  const { vault, key } = await importKey(first)
  expect(names(vault)).toContain('Mine (imported)')
  expect(await opens(vault)).toBe(true)
  const passwords = { password: ascii(PASSWORD), filePassword: ascii('of the file') }
  const { json } = await run('exportKey', { vault, key, ...passwords })
  const file = new TextDecoder().decode(json)
  expect(decryptKeystoreJsonSync(file, 'of the file').privateKey).toBe(toHex(secretKey(7)))
  expect(Object.values(passwords).every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
})

test('a keystore and an account file are imported under their own passwords', async () => {
  const keystore = sealKeystore(secretKey(9), ascii('theirs'))
  const taken = await run('importKey', { ...open(first), keystore, password: ascii('theirs'), name: 'File' })
  const account = accountFromPhrase(ascii('test test test test test test test test test test test junk'), 0)
  const json = sealAccountJson(account, ascii('theirs'), '')
  const both = await run('importAccount', { ...open(taken.vault), json, password: ascii('theirs'), name: 'Theirs' })
  expect(both.account).toEqual(account.publicKey)
  expect(names(both.vault).slice(-4)).toEqual([
    'Rules account (phrase)',
    'Theirs (imported)',
    'Key 1 (phrase)',
    'File (imported)',
  ])
  const wrong = { ...open(first), json, password: ascii('other'), name: 'Theirs' }
  await expect(run('importAccount', wrong)).rejects.toEqual(refused('wrong-file-password'))
  expect(wrong.password.every((byte) => byte === 0)).toBe(true)
})

test('nothing is there twice, whichever way it comes', async () => {
  const { vault } = await importKey(first)
  await expect(importKey(vault)).rejects.toEqual(refused('already-there'))
  const { secretKey: own } = secp256k1FromPhrase(ascii(PHRASE), 0)
  await expect(run('importKey', { ...open(first), secret: ascii(toHex(own)), name: 'x' })).rejects.toEqual(
    refused('already-there'),
  )
  const next = secp256k1FromPhrase(ascii(PHRASE), 1)
  const early = await run('importKey', { ...open(first), secret: ascii(toHex(next.secretKey)), name: 'Early' })
  const { key } = await run('addKey', { ...open(early.vault), name: 'Next' })
  expect(toHex(key)).toBe(toHex(secp256k1FromPhrase(ascii(PHRASE), 2).publicKey))
})

test('what is there already is named by its public bytes, and no other refusal says more than its code', async () => {
  const { vault, key } = await importKey(first)
  const twice = await runJob({ job: 'importKey', input: { ...open(vault), secret: typed(7), name: 'x' } })
  expect(twice).toMatchObject({ ok: false, code: 'already-there', data: `key:${toHex(key)}` })
  const bad = await runJob({ job: 'importKey', input: { ...open(vault), secret: typed(0), name: 'x' } })
  expect(bad).toEqual({ ok: false, code: 'invalid-key', message: expect.any(String) })
})

test('an imported key that is forgotten is gone from the file', async () => {
  const { vault, key } = await importKey(first)
  const { vault: after } = await run('forget', { ...open(vault), of: { key } })
  expect(names(after)).toEqual(names(first))
  expect(JSON.stringify(after)).not.toContain(toHex(key).slice(2))
  expect(parseVault(after).records).toHaveLength(1)
  expect(await opens(after)).toBe(true)
})

test('a key of the phrase is only hidden: adding the next one brings it back', async () => {
  const { vault, key } = await run('addKey', { ...open(first), name: 'Second' })
  const { vault: hidden } = await run('forget', { ...open(vault), of: { key } })
  expect(names(hidden)).toEqual(names(first))
  expect((await run('addKey', { ...open(hidden), name: 'Again' })).key).toEqual(key)
})

test('the rules account and the last account cannot be forgotten, an account beside another can', async () => {
  const [own, rules] = publicsOf(parseVault(first)).accounts.map(({ publicKey }) => fromHex(publicKey))
  const forget = (vault: Vault, of: Of) => run('forget', { ...open(vault), of })
  await expect(forget(first, { account: own! })).rejects.toEqual(refused('in-use'))
  await expect(forget(first, { account: rules! })).rejects.toEqual(refused('in-use'))
  await expect(forget(first, { key: new Uint8Array(33) })).rejects.toEqual(refused('invalid-argument'))
  const { vault } = await run('addAccount', { ...open(first), name: 'Second' })
  expect(names((await forget(vault, { account: own! })).vault)).not.toContain('Account 1 (phrase)')
})

test('a new name is kept, of the phrase’s and of imported ones; an empty, long or invisible one is refused', async () => {
  const { vault, key } = await importKey(first)
  const [own] = publicsOf(parseVault(first)).accounts.map(({ publicKey }) => fromHex(publicKey))
  const one = await run('rename', { ...open(vault), of: { key }, name: 'Trezor' })
  const two = await run('rename', { ...open(one.vault), of: { account: own }, name: 'Daily' })
  expect(names(two.vault)).toEqual(['Daily (phrase)', 'Rules account (phrase)', 'Key 1 (phrase)', 'Trezor (imported)'])
  expect(await opens(two.vault)).toBe(true)
  for (const name of ['', '   ', 'x'.repeat(41), 'a\u202eb', 'a\nb'])
    await expect(run('rename', { ...open(vault), of: { key }, name })).rejects.toEqual(refused('invalid-argument'))
})

test('an export asks for the password, and knows only what the vault holds', async () => {
  const account = accountFromPhrase(ascii(PHRASE), 0).publicKey
  const exporting = (password: string, of = account) =>
    run('exportAccount', { vault: first, account: of, password: ascii(password), filePassword: ascii('file') })
  await expect(exporting('another')).rejects.toEqual(refused('wrong-password'))
  await expect(exporting(PASSWORD, new Uint8Array(32))).rejects.toEqual(refused('invalid-argument'))
  expect(JSON.parse(new TextDecoder().decode((await exporting(PASSWORD)).json)).meta).toEqual({ name: 'Account 1' })
})

test('SECURITY 25: what the jobs of keys and accounts give back holds no secret in any encoding', async () => {
  const { vault, key } = await importKey(first, 0xa7)
  const passwords = { password: ascii(PASSWORD), filePassword: ascii('of the file') }
  const { json } = await run('exportKey', { vault, key, ...passwords })
  const own = accountFromPhrase(ascii(PHRASE), 0)
  const exported = await run('exportAccount', {
    ...{ vault, account: own.publicKey },
    ...{ password: ascii(PASSWORD), filePassword: ascii('of the file') },
  })
  const outside = `${JSON.stringify(vault)}${new TextDecoder().decode(json)}${new TextDecoder().decode(exported.json)}`
  for (const secret of [secretKey(0xa7), own.secret, own.secret.slice(0, 32), dataKey, ascii(PHRASE)])
    for (const text of [toHex(secret).slice(2), Buffer.from(secret).toString('base64').slice(0, -3)])
      expect(outside.toLowerCase()).not.toContain(text.toLowerCase())
})
