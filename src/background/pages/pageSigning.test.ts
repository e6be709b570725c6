import { u8aWrapBytes } from '@polkadot/util'
import { decodeAddress, encodeAddress, signatureVerify, sr25519Verify } from '@polkadot/util-crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fromHex, type Hex, toHex } from '../../core/bytes.ts'
import { encodeCall } from '../../core/chain/calls.ts'
import { ownExtensions } from '../../core/chain/extrinsic.ts'
import { payloadBytes } from '../../core/chain/signing/payload.ts'
import type { SignerPayload } from '../../core/chain/signing/signerPayload.ts'
import { networks } from '../../core/networks.ts'
import { readRuntime } from '../../network/metadata/runtime.testing.ts'
import type { Signed } from '../../protocol/pageApi.ts'
import type { PopupApi } from '../../protocol/popup/api.ts'
import type { Client } from '../../protocol/rpc.ts'
import {
  codeOf,
  connectedTo,
  first,
  type Opened,
  openWallet,
  refused,
  second,
  settled,
} from '../connections/wallet.testing.ts'

const [{ genesis }] = networks as [(typeof networks)[0]]
const payload: SignerPayload = {
  address: first,
  blockHash: genesis,
  blockNumber: '0x00000000',
  era: '0x00',
  genesisHash: genesis,
  method: toHex(encodeCall.transferKeepAlive(decodeAddress(second), 5n)),
  nonce: '0x00000001',
  signedExtensions: ownExtensions,
  specVersion: '0x00000001',
  tip: '0x00000000000000000000000000000000',
  transactionVersion: '0x00000001',
  version: 4,
}
const elsewhere: Hex = `0x${'cd'.repeat(32)}`

let runtime: Awaited<ReturnType<typeof readRuntime>>
let opened: Opened
let user: Client<PopupApi>
beforeAll(async () => {
  runtime = await readRuntime()
})
beforeEach(async () => {
  opened = await openWallet()
  opened.world.metadata = runtime.versions[15]
  user = opened.user()
})
const pending = () => opened.wallet.requests.views()
const connected = (accounts?: string[]) => connectedTo(opened, user, accounts)
const approve = async (typed: string | null = null) => user.approveSigning(pending()[0]!.id, typed)

test('a transaction is signed as other wallets do, and given whole where it is asked for', async () => {
  const { api } = await connected()
  const signed = api.signPayload('page-id-1', { ...payload, withSignedTransaction: true })
  await settled()
  expect(await user.describeSigning(pending()[0]!.id)).toMatchObject({
    kind: 'payload',
    account: first,
    network: 'Development',
    decoding: { kind: 'call', call: { pallet: 'Balances', name: 'transfer_keep_alive' } },
    nonce: 1,
    until: null,
    confirmation: null,
  })
  await approve()
  const { signature, signedTransaction } = await signed
  expect(signature).toMatch(/^0x01[0-9a-f]{128}$/)
  expect(signatureVerify(payloadBytes(payload), signature, first).isValid).toBe(true)
  const extrinsic = runtime.registry.createType('Extrinsic', signedTransaction)
  expect([extrinsic.signer.toString(), extrinsic.signature.toHex()]).toEqual([first, `0x${signature.slice(4)}`])
  expect(extrinsic.method.toHex()).toBe(payload.method)
  const done = { kind: 'signed', origin: 'https://dapp.example', what: 'transaction' }
  const call = 'Balances.transfer_keep_alive'
  expect(await user.readHistory()).toMatchObject([
    { account: first, done: { ...done, call }, state: { kind: 'final' } },
  ])
})

test('SECURITY 20: raw bytes are signed in <Bytes>, and no transaction is among them', async () => {
  const { api } = await connected()
  for (const [id, data] of [
    ['page-id-1', 'Sign in to dapp.example'],
    ['page-id-2', '0x00ff'],
    ['page-id-3', '<Bytes>wrapped</Bytes>'],
  ] as const) {
    const signed = api.signRaw(id, { address: first, data, type: 'bytes' })
    await settled()
    await approve(data === '0x00ff' ? 'anyway' : null)
    const { signature } = await signed
    expect(signature).toMatch(/^0x[0-9a-f]{128}$/)
    expect(sr25519Verify(u8aWrapBytes(data), signature, decodeAddress(first))).toBe(true)
  }
  const transaction = toHex(payloadBytes(payload))
  const before = opened.world.shown.length
  expect(await codeOf(api.signRaw('page-id-4', { address: first, data: transaction }))).toBe('invalid-argument')
  expect(await codeOf(api.signRaw('page-id-5', { address: first, data: '0x', type: 'payload' }))).toBe('unsupported')
  expect(opened.world.shown).toHaveLength(before)
})

test('SECURITY 15: an account that this origin was not granted signs nothing, whoever else has it', async () => {
  const { api } = await connected([second])
  const other = opened.visit('https://other.example').api
  const before = opened.world.shown.length
  for (const page of [api, other]) {
    expect(await codeOf(page.signPayload('page-id-1', payload))).toBe('unauthorised')
    expect(await codeOf(page.signRaw('page-id-2', { address: first, data: 'a' }))).toBe('unauthorised')
  }
  expect(await codeOf(other.networks())).toBe('unauthorised')
  expect(opened.world.shown).toHaveLength(before)
  // The same account by an address of another network.
  void api.signRaw('page-id-3', { address: encodeAddress(second, 0), data: 'a' })
  await settled()
  expect(pending()).toMatchObject([{ kind: 'sign-raw', account: second }])
})

test.each<[string, Partial<SignerPayload>, string]>([
  ['another runtime', { specVersion: '0x02' }, 'invalid-argument'],
  ['another transaction version', { transactionVersion: '0x02' }, 'invalid-argument'],
  ['extensions that this network does not have', { signedExtensions: ownExtensions.slice(1) }, 'invalid-argument'],
  ['an extension we do not know', { genesisHash: elsewhere, signedExtensions: ['CheckAll'] }, 'unsupported'],
  ['our network under another name', { genesisHash: elsewhere }, 'invalid-argument'],
  ['what is no hexadecimal', { nonce: '1' as Hex }, 'invalid-argument'],
])('what can never be is refused before anybody is asked: %s', async (_, part, code) => {
  const { api } = await connected()
  const before = opened.world.shown.length
  expect(await codeOf(api.signPayload('page-id-1', { ...payload, ...part }))).toBe(code)
  expect(opened.world.shown).toHaveLength(before)
})

test.each<[string, Partial<SignerPayload>, object]>([
  ['another network', { genesisHash: elsewhere, blockHash: elsewhere }, { kind: 'unreadable', why: 'network' }],
  ['bytes that are no call', { method: '0xffff00' }, { kind: 'undecodable' }],
])('SECURITY 19: what cannot be decoded says so, and is not signed without the word: %s', async (_, part, decoding) => {
  const { api } = await connected()
  const signed = api.signPayload('page-id-1', { ...payload, ...part })
  await settled()
  const view = await user.describeSigning(pending()[0]!.id)
  expect(view).toMatchObject({ decoding, confirmation: 'anyway' })
  for (const typed of [null, '', 'Anyway', 'anyway '])
    await expect(approve(typed)).rejects.toEqual(refused('invalid-argument'))
  expect(opened.world.signatures).toBe(0)
  await approve('anyway')
  expect((await signed).signedTransaction).toBeUndefined()
})

test('without a node that can be believed nothing is read', async () => {
  opened.world.metadata = undefined
  const { api } = await connected()
  void api.signPayload('page-id-1', payload)
  await settled()
  const { id } = pending()[0]!
  expect(await user.describeSigning(id)).toMatchObject({ decoding: { kind: 'unreadable', why: 'node' } })
  opened.world.metadata = runtime.versions[14]
  expect(await user.describeSigning(id)).toMatchObject({ decoding: { kind: 'unreadable', why: 'node' } })
  opened.world.metadata = runtime.versions[15]
  expect(await user.describeSigning(id)).toMatchObject({ decoding: { kind: 'call' }, confirmation: null })
})

test('SECURITY 18: the same again is the same request, and shows no second prompt', async () => {
  const { api } = await connected()
  const before = opened.world.shown.length
  const answers: Promise<Signed>[] = []
  for (const id of ['page-id-1', 'page-id-2']) {
    answers.push(opened.visit().api.signPayload(id, payload))
    await settled()
  }
  void api.signPayload('page-id-3', { ...payload, nonce: '0x02' })
  await settled()
  expect(pending()).toHaveLength(2)
  await approve()
  const [one, two] = await Promise.all(answers)
  expect(one).toEqual(two)
  expect(opened.world.shown).toHaveLength(before + 2)
})

test('a refusal is told; the next wish is asked anew', async () => {
  const { api } = await connected()
  const call = codeOf(api.signRaw('page-id-1', { address: first, data: 'a' }))
  await settled()
  await user.rejectRequest(pending()[0]!.id)
  expect(await call).toBe('rejected')
  void api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
})

test('SECURITY 21: an answer that no page heard is kept for the one that asks the same again, for a while', async () => {
  const page = await connected()
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  page.leave()
  const { disk } = opened
  opened = await openWallet(disk)
  user = opened.user()
  expect(pending()).toHaveLength(1)
  await approve()
  opened = await openWallet(disk)
  user = opened.user()
  const kept = await opened.visit().api.signRaw('page-id-2', { address: first, data: 'a' })
  expect(signatureVerify('a', kept.signature, first).isValid).toBe(true)
  expect(await opened.visit().api.signRaw('page-id-1', { address: first, data: 'a' })).toEqual(kept)
  expect([opened.world.signatures, opened.world.shown]).toEqual([0, []])
  // It was heard: the same wish again is a new one.
  void opened.visit().api.signRaw('page-id-3', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
  await approve()
})

test('SECURITY 21: a stop while it is signed leaves the wish as it was', async () => {
  const page = await connected()
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  opened.world.isHanging = true
  void approve().catch(() => undefined)
  await settled()
  opened = await openWallet(opened.disk)
  user = opened.user()
  expect(pending()).toMatchObject([{ kind: 'sign-raw', account: first }])
  await approve()
  expect(await codeOf(opened.visit().api.signRaw('page-id-1', { address: first, data: 'a' }))).toBe('answered')
})

test('behavior: an answer that nobody came for is forgotten after ten minutes', async () => {
  const page = await connected()
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  page.leave()
  await approve()
  opened.world.time = 10 * 60_000
  void opened.visit().api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
})

test('SECURITY 14: taking back one account takes back what was asked of it, and is told', async () => {
  const { api, heard } = await connected([first, second])
  const ofFirst = codeOf(api.signRaw('page-id-1', { address: first, data: 'a' }))
  void api.signRaw('page-id-2', { address: second, data: 'a' })
  await settled()
  await user.setSiteAccounts('https://dapp.example', [second])
  expect(await ofFirst).toBe('unauthorised')
  expect(heard.at(-1)).toMatchObject({ accounts: [{ address: second }] })
  expect(pending()).toMatchObject([{ account: second }])
  expect(await codeOf(api.signRaw('page-id-3', { address: first, data: 'a' }))).toBe('unauthorised')
})

test('SECURITY 14: what is taken back while it is signed gives the site nothing, nor when it is granted again', async () => {
  const { api } = await connected([first, second])
  const asked = codeOf(api.signRaw('page-id-1', { address: first, data: 'a' }))
  await settled()
  const [approved] = await Promise.all([codeOf(approve()), user.setSiteAccounts('https://dapp.example', [second])])
  expect([approved, await asked]).toEqual(['unauthorised', 'unauthorised'])
  expect(opened.wallet.history.all()).toEqual([])
  await user.setSiteAccounts('https://dapp.example', [first, second])
  void api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
})

test('accounts are added by the user’s hand only, to a site that is connected', async () => {
  const { api, heard } = await connected([first])
  await user.setSiteAccounts('https://dapp.example', [first, second])
  expect(heard.at(-1)).toMatchObject({ accounts: [{ address: first }, { address: second }] })
  for (const [origin, accounts] of [
    ['https://other.example', [first]],
    ['https://dapp.example', []],
    ['https://dapp.example', ['5nobody']],
  ] as const)
    await expect(user.setSiteAccounts(origin, accounts)).rejects.toEqual(refused('invalid-argument'))
  for (const call of ['setSiteAccounts', 'approveSigning', 'describeSigning'] as const)
    await expect((api as unknown as Record<string, () => Promise<unknown>>)[call]!()).rejects.toEqual(
      refused('unsupported'),
    )
})

test('SECURITY 16: a locked wallet signs nothing', async () => {
  const { api } = await connected()
  void api.signRaw('page-id-1', { address: first, data: 'a' })
  await settled()
  opened.world.vault = 'locked'
  await expect(approve()).rejects.toEqual(refused('locked'))
  expect([opened.world.signatures, pending().length]).toEqual([0, 1])
})

test('one approval, one signature, however fast the second comes', async () => {
  const { api } = await connected()
  const signed = api.signRaw('page-id-1', { address: first, data: 'a' })
  await settled()
  const { id } = pending()[0]!
  const both = await Promise.all([codeOf(user.approveSigning(id, null)), codeOf(user.approveSigning(id, null))])
  expect(both).toEqual(['answered', 'already-pending'])
  await signed
  expect(opened.world.signatures).toBe(1)
  expect(opened.world.dataKeys).toEqual([new Uint8Array(32)]) // wiped after use
  expect(fromHex((await signed).signature)).toHaveLength(64)
})

test('metadata: the networks that the wallet can show', async () => {
  const { api } = await connected()
  expect(await api.networks()).toEqual([{ genesisHash: genesis, specVersion: 1 }])
})
