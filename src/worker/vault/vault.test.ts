import { beforeAll, expect, test } from 'vitest'
import { ascii, toHex } from '../../core/bytes.ts'
import type { EntropyError } from '../../core/errors.ts'
import { parseVault, type Vault, vaultChecksum } from '../../protocol/vault/file.ts'
import type { JobReply } from '../../protocol/workerApi.ts'
import { runJob } from '../run.ts'
import { openWithPassword } from './open.ts'

const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const password = () => ascii('correct horse battery staple')
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'opened',
    (error: EntropyError) => error.code,
  )
const output = <T>(reply: JobReply): T => {
  if (!reply.ok) throw new Error(reply.code)
  return reply.output as T
}
/** As somebody would who edits the file and mends its checksum. */
const edited = (vault: Vault, change: (copy: Vault) => void): Vault => {
  const copy = structuredClone(vault)
  change(copy)
  return { ...copy, checksum: toHex(vaultChecksum(copy)) }
}

const openVaultFile = async (typed: Uint8Array, file: unknown) => (await openWithPassword(typed, file)).dataKey

let vault: Vault
let other: Vault
let dataKey: Uint8Array

beforeAll(async () => {
  const first = output<{ vault: Vault; dataKey: Uint8Array }>(
    await runJob({ job: 'createVault', input: { password: password(), phrase: ascii(`  ${PHRASE.toUpperCase()} `) } }),
  )
  vault = first.vault
  dataKey = first.dataKey
  other = output<{ vault: Vault }>(await runJob({ job: 'createVault', input: { password: password() } })).vault
})

test('the right password opens the vault after a trip through JSON', async () => {
  expect(await openVaultFile(password(), JSON.parse(JSON.stringify(vault)))).toEqual(dataKey)
})

test('a stored file with its members in another order is the same vault', () => {
  const reversed = Object.fromEntries(Object.entries(vault).reverse())
  expect(parseVault(reversed)).toEqual(vault)
})

test('a wrong password is named', async () => {
  expect(await codeOf(openVaultFile(ascii('another'), vault))).toBe('wrong-password')
})

test('the phrase comes back tidied, and only with the key of this vault', async () => {
  const reveal = (file: Vault, key: Uint8Array) => runJob({ job: 'revealPhrase', input: { vault: file, dataKey: key } })
  const { phrase } = output<{ phrase: Uint8Array }>(await reveal(vault, dataKey.slice()))
  expect(new TextDecoder().decode(phrase)).toBe(PHRASE)
  expect(await reveal(other, dataKey.slice())).toMatchObject({ ok: false, code: 'locked' })
})

test('public names are those of the phrase', () => {
  expect(vault.records[0]?.publics.accounts.map(({ role, publicKey }) => [role, publicKey])).toEqual([
    ['registrant', '0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a'],
    ['rules', expect.stringMatching(/^0x[0-9a-f]{64}$/)],
  ])
})

test('words are checked by place', async () => {
  const check = async (...words: [number, string][]) => {
    const input = {
      vault,
      dataKey: dataKey.slice(),
      words: words.map(([index, word]) => ({ index, word: ascii(word) })),
    }
    return output<{ right: boolean }>(await runJob({ job: 'checkWords', input })).right
  }
  expect(await check([0, 'Bottom '], [11, 'walk'])).toBe(true)
  expect(await check([0, 'bottom'], [11, 'drive'])).toBe(false)
  expect(await check([12, ''])).toBe(false)
  expect(await check()).toBe(false)
})

test('an invalid phrase makes no vault', async () => {
  const phrase = ascii(PHRASE.replace('walk', 'drive'))
  expect(await runJob({ job: 'createVault', input: { password: password(), phrase } })).toMatchObject({
    ok: false,
    code: 'invalid-phrase',
  })
})

const damaged: [string, (vault: Vault) => unknown][] = [
  [
    'memory below the floor',
    (v) =>
      edited(v, (c) => {
        c.kdf.memoryKiB = 8
      }),
  ],
  [
    'memory above the ceiling',
    (v) =>
      edited(v, (c) => {
        c.kdf.memoryKiB = 4_000_000
      }),
  ],
  [
    'passes below the floor',
    (v) =>
      edited(v, (c) => {
        c.kdf.passes = 1
      }),
  ],
  [
    'a record of another vault',
    (v) =>
      edited(v, (c) => {
        c.records = other.records
      }),
  ],
  [
    'a changed address',
    (v) =>
      edited(v, (c) => {
        c.records[0]!.publics.accounts[0]!.publicKey = `0x${'11'.repeat(32)}`
      }),
  ],
  ['a flipped bit', (v) => ({ ...v, id: `0x${'00'.repeat(16)}` })],
  [
    'a truncated ciphertext',
    (v) =>
      edited(v, (c) => {
        c.records[0]!.secret.ciphertext = '0x00'
      }),
  ],
  [
    'no records',
    (v) =>
      edited(v, (c) => {
        c.records = []
      }),
  ],
  ['an unknown version', (v) => ({ ...v, version: 3 })],
  ['an unknown member', (v) => ({ ...v, extra: 1 })],
  ['nothing', () => null],
]
test.each(damaged)('refused by name: %s', async (_, damage) => {
  expect(await codeOf(openVaultFile(password(), damage(vault)))).toBe('vault-damaged')
})

const unopenable: [string, (vault: Vault) => Vault][] = [
  [
    'a data key of another vault',
    (v) =>
      edited(v, (c) => {
        c.dataKey = other.dataKey
      }),
  ],
  [
    'the identity of another vault',
    (v) =>
      edited(v, (c) => {
        c.id = other.id
      }),
  ],
  [
    'more passes',
    (v) =>
      edited(v, (c) => {
        c.kdf.passes = 4
      }),
  ],
]
test.each(unopenable)('the right password does not open a vault with %s', async (_, damage) => {
  expect(await codeOf(openVaultFile(password(), damage(vault)))).toBe('wrong-password')
})

test('jobs leave no password, phrase or key in what they were given', async () => {
  const given = { password: password(), phrase: ascii(PHRASE) }
  await runJob({ job: 'createVault', input: given })
  const key = dataKey.slice()
  await runJob({ job: 'revealPhrase', input: { vault, dataKey: key } })
  for (const bytes of [given.password, given.phrase, key]) expect(bytes.every((byte) => byte === 0)).toBe(true)
})

test('an unknown job, or garbage, is answered by name', async () => {
  for (const request of [{ job: 'toString', input: {} }, { job: 'sign' }])
    expect(await runJob(request)).toMatchObject({ ok: false, code: 'unsupported' })
  expect(await runJob(undefined)).toMatchObject({ ok: false, code: 'internal' })
})
