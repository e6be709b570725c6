import { u8aWrapBytes } from '@polkadot/util'
import { sr25519Verify } from '@polkadot/util-crypto'
import { beforeAll, expect, test } from 'vitest'
import { ascii, concat, fromHex } from '../../core/bytes.ts'
import type { Signable } from '../../core/chain/signing/bytesToSign.ts'
import { blake2_256 } from '../../core/crypto/hash.ts'
import { accountFromPhrase } from '../../core/keys/phrase.ts'
import { networks } from '../../core/networks.ts'
import type { JobInput, JobReply } from '../../protocol/workerApi.ts'
import { runJob } from '../run.ts'

const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const { publicKey } = accountFromPhrase(ascii(PHRASE), 0)
let opened: Pick<JobInput<'signForSite'>, 'vault' | 'dataKey'>
beforeAll(async () => {
  const reply = await runJob({
    job: 'createVault',
    input: { password: ascii('correct horse battery'), phrase: ascii(PHRASE) },
  })
  if (!reply.ok) throw new Error(reply.code)
  opened = reply.output as typeof opened
})
const sign = (what: Signable, account: Uint8Array = publicKey): Promise<JobReply> =>
  runJob({ job: 'signForSite', input: { ...opened, dataKey: opened.dataKey.slice(), account, what } })
const signatureOf = async (what: Signable): Promise<Uint8Array> => {
  const reply = await sign(what)
  if (!reply.ok) throw new Error(reply.message)
  return (reply.output as { signature: Uint8Array }).signature
}
const refused = (code: string) => expect.objectContaining({ ok: false, code })
const genesis = fromHex(networks[0]!.genesis)

test('SECURITY 20: the worker wraps raw bytes itself, whoever asks it', async () => {
  const bytes = ascii('Sign in')
  const signature = await signatureOf({ kind: 'raw', bytes })
  expect(sr25519Verify(u8aWrapBytes(bytes), signature, publicKey)).toBe(true)
  expect(sr25519Verify(bytes, signature, publicKey)).toBe(false)
})

test('a payload is signed as it is, a long one by its hash', async () => {
  for (const bytes of [new Uint8Array(256).fill(7), new Uint8Array(257).fill(7)]) {
    const message = bytes.length > 256 ? blake2_256(bytes) : bytes
    expect(sr25519Verify(message, await signatureOf({ kind: 'payload', bytes }), publicKey)).toBe(true)
  }
})

test('neither is signed as the other', async () => {
  const payload = concat(Uint8Array.of(4, 3), genesis, genesis)
  expect(await sign({ kind: 'raw', bytes: payload })).toEqual(refused('invalid-argument'))
  expect(await sign({ kind: 'payload', bytes: u8aWrapBytes('Sign in') })).toEqual(refused('invalid-argument'))
})

test('an account that is not in the vault, and a vault that the key does not open', async () => {
  const what = { kind: 'raw', bytes: ascii('a') } as const
  expect(await sign(what, new Uint8Array(32))).toEqual(refused('invalid-argument'))
  const input = { ...opened, dataKey: new Uint8Array(32), account: publicKey, what }
  expect(await runJob({ job: 'signForSite', input })).toEqual(refused('locked'))
})
