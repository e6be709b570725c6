import { beforeAll, expect, test } from 'vitest'
import { ascii, toHex } from '../../../core/bytes.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../../core/keys/phrase.ts'
import { parseVault } from '../../../protocol/vault/file.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { runJob } from '../../run.ts'

const phrase = ascii('bottom drive obey lake curtain smoke basket hold race lonely fit walk')
type Vault = JobInput<'addFound'>['vault']
let first: Vault
let dataKey: Uint8Array

const run = async <T>(job: string, input: object): Promise<T> => {
  const reply = await runJob({ job, input })
  if (!reply.ok) throw Object.assign(new Error(reply.message), { code: reply.code })
  return reply.output as T
}
const open = (vault: Vault) => ({ vault, dataKey: dataKey.slice() })
const lookAhead = (vault: Vault, ahead: number) => run<JobOutput<'lookAhead'>>('lookAhead', { ...open(vault), ahead })
const addFound = (vault: Vault, paths: readonly number[], indices: readonly number[]) =>
  run<{ vault: Vault }>('addFound', {
    ...open(vault),
    accounts: paths.map((path) => ({ path, name: `Account ${path + 1}` })),
    keys: indices.map((index) => ({ index, name: `Key ${index + 1}` })),
  })
const numbers = (vault: Vault) => {
  const { accounts, keys } = parseVault(vault).records[0]!.publics
  return [accounts.map(({ path }) => path), keys.map(({ index }) => index)]
}

beforeAll(async () => {
  const made = await run<{ vault: Vault; dataKey: Uint8Array }>('createVault', {
    password: ascii('correct horse battery'),
    phrase: phrase.slice(),
  })
  first = made.vault
  dataKey = made.dataKey
})

test('says which accounts and keys come next, and nothing secret', async () => {
  const { accounts, keys } = await lookAhead(first, 3)
  expect(accounts.map(({ path }) => path)).toEqual([1, 2, 3])
  expect(keys.map(({ index }) => index)).toEqual([1, 2, 3])
  expect(toHex(accounts[1]!.account)).toBe(toHex(accountFromPhrase(phrase.slice(), 2).publicKey))
  expect(toHex(keys[2]!.key)).toBe(toHex(secp256k1FromPhrase(phrase.slice(), 3).publicKey))
  for (const bytes of [...accounts.map(({ account }) => account.length), ...keys.map(({ key }) => key.length)])
    expect([32, 33]).toContain(bytes)
})

test('names what was found, gaps and all; then it looks on behind the highest', async () => {
  const { vault } = await addFound(first, [3], [2])
  expect(numbers(vault)).toEqual([
    [0, 'rules', 3],
    [0, 2],
  ])
  const { accounts, keys } = await lookAhead(vault, 1)
  expect([accounts[0]?.path, keys[0]?.index]).toEqual([4, 3])
})

test('what the vault names already is not named twice', async () => {
  const once = await addFound(first, [1], [1])
  const twice = await addFound(once.vault, [1, 2], [1])
  expect(numbers(twice.vault)).toEqual([
    [0, 'rules', 1, 2],
    [0, 1],
  ])
})

test('a key that opens another vault opens this one not', async () => {
  const input = { vault: first, dataKey: new Uint8Array(32), ahead: 1 }
  await expect(run('lookAhead', input)).rejects.toMatchObject({ code: 'locked' })
})
