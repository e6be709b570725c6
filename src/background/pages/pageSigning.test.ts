import { u8aWrapBytes } from '@polkadot/util'
import { decodeAddress, encodeAddress, signatureVerify, sr25519Verify } from '@polkadot/util-crypto'
import { expect, test } from 'vitest'
import { type Hex, toHex } from '../../core/bytes.ts'
import { ownExtensions } from '../../core/chain/extrinsic.ts'
import { payloadBytes } from '../../core/chain/signing/payload.ts'
import type { SignerPayload } from '../../core/chain/signing/signerPayload.ts'
import { networks } from '../../core/networks.ts'
import { codeOf, first, refused, second, settled } from '../connections/wallet.testing.ts'
import { elsewhere, payload, signingWallet } from './pageSigning.testing.ts'

const [{ genesis }] = networks as [(typeof networks)[0]]
const at = signingWallet()
const { approve, connected, pending } = at

test('a transaction is signed as other wallets do, and given whole where it is asked for', async () => {
  const { api } = await connected()
  const signed = api.signPayload('page-id-1', { ...payload, withSignedTransaction: true })
  await settled()
  expect(await at.user.describeSigning(pending()[0]!.id)).toMatchObject({
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
  const extrinsic = at.runtime.registry.createType('Extrinsic', signedTransaction)
  expect([extrinsic.signer.toString(), extrinsic.signature.toHex()]).toEqual([first, `0x${signature.slice(4)}`])
  expect(extrinsic.method.toHex()).toBe(payload.method)
  const done = { kind: 'signed', origin: 'https://dapp.example', what: 'transaction' }
  const call = 'Balances.transfer_keep_alive'
  expect(await at.user.readHistory()).toMatchObject([
    { account: first, done: { ...done, call }, state: { kind: 'final' } },
  ])
})

test('numbers are taken as short as some libraries write them, and members that nobody knows do no harm', async () => {
  const { api } = await connected()
  const short = { nonce: '0x1', tip: '0x0', blockNumber: '0x0', specVersion: '0x1', transactionVersion: '0x1' } as const
  const signed = api.signPayload('page-id-1', { ...payload, ...short, ...{ assetId: null, dApp: 'a library’s own' } })
  await settled()
  await approve()
  expect(signatureVerify(payloadBytes(payload), (await signed).signature, first).isValid).toBe(true)
})

test('SECURITY 20: raw bytes are signed in <Bytes>, and no transaction is among them', async () => {
  const { api } = await connected()
  for (const [id, data, type] of [
    ['page-id-1', 'Sign in to dapp.example', 'bytes'],
    ['page-id-2', '0x00ff', 'bytes'],
    ['page-id-3', '<Bytes>wrapped</Bytes>', undefined],
    ['page-id-6', 'As some libraries ask', 'payload'],
  ] as const) {
    const signed = api.signRaw(id, { address: first, data, ...(type && { type }) })
    await settled()
    await approve(data === '0x00ff' ? 'anyway' : null)
    const { signature } = await signed
    expect(signature).toMatch(/^0x[0-9a-f]{128}$/)
    expect(sr25519Verify(u8aWrapBytes(data), signature, decodeAddress(first))).toBe(true)
  }
  const transaction = toHex(payloadBytes(payload))
  const before = at.opened.world.shown.length
  for (const [id, type] of [
    ['page-id-4', 'bytes'],
    ['page-id-5', 'payload'],
  ] as const)
    expect(await codeOf(api.signRaw(id, { address: first, data: transaction, type }))).toBe('invalid-argument')
  expect(at.opened.world.shown).toHaveLength(before)
})

test('SECURITY 15: an account that this origin was not granted signs nothing, whoever else has it', async () => {
  const { api } = await connected([second])
  const other = at.opened.visit('https://other.example').api
  const before = at.opened.world.shown.length
  for (const page of [api, other]) {
    expect(await codeOf(page.signPayload('page-id-1', payload))).toBe('unauthorised')
    expect(await codeOf(page.signRaw('page-id-2', { address: first, data: 'a' }))).toBe('unauthorised')
  }
  expect(await codeOf(other.networks())).toBe('unauthorised')
  expect(at.opened.world.shown).toHaveLength(before)
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
  const before = at.opened.world.shown.length
  expect(await codeOf(api.signPayload('page-id-1', { ...payload, ...part }))).toBe(code)
  expect(at.opened.world.shown).toHaveLength(before)
})

test.each<[string, Partial<SignerPayload>, object]>([
  ['another network', { genesisHash: elsewhere, blockHash: elsewhere }, { kind: 'unreadable', why: 'network' }],
  ['bytes that are no call', { method: '0xffff00' }, { kind: 'undecodable' }],
])('SECURITY 19: what cannot be decoded says so, and is not signed without the word: %s', async (_, part, decoding) => {
  const { api } = await connected()
  const signed = api.signPayload('page-id-1', { ...payload, ...part })
  await settled()
  const view = await at.user.describeSigning(pending()[0]!.id)
  expect(view).toMatchObject({ decoding, confirmation: 'anyway' })
  for (const typed of [null, '', 'Anyway', 'anyway '])
    await expect(approve(typed)).rejects.toEqual(refused('invalid-argument'))
  expect(at.opened.world.signatures).toBe(0)
  await approve('anyway')
  expect((await signed).signedTransaction).toBeUndefined()
})

test('without a node that can be believed nothing is read', async () => {
  at.opened.world.metadata = undefined
  const { api } = await connected()
  void api.signPayload('page-id-1', payload)
  await settled()
  const { id } = pending()[0]!
  expect(await at.user.describeSigning(id)).toMatchObject({ decoding: { kind: 'unreadable', why: 'node' } })
  at.opened.world.metadata = at.runtime.versions[14]
  expect(await at.user.describeSigning(id)).toMatchObject({ decoding: { kind: 'unreadable', why: 'node' } })
  at.opened.world.metadata = at.runtime.versions[15]
  expect(await at.user.describeSigning(id)).toMatchObject({ decoding: { kind: 'call' }, confirmation: null })
})

test('metadata: the networks that the wallet can show', async () => {
  const { api } = await connected()
  expect(await api.networks()).toEqual([{ genesisHash: genesis, specVersion: 1 }])
})
