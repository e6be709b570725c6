import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/core/bytes.ts'
import { encodeCall } from '../../src/core/chain/calls.ts'
import { signExtrinsic } from '../../src/core/chain/extrinsic.ts'
import { decodeRegisteredKey } from '../../src/core/chain/registry.ts'
import { decodeRosterMembers } from '../../src/core/chain/servers.ts'
import { storageKey } from '../../src/core/chain/storageKey.ts'
import { ecdsaVerify } from '../../src/core/crypto/ecdsa.ts'
import { derive, sr25519PublicKey, sr25519Sign } from '../../src/core/crypto/sr25519.ts'
import { deal } from '../../src/core/dealing/deal.ts'
import { ss58Encode } from '../../src/core/keys/address.ts'
import { type Devnet, startDevnet } from './devnet.ts'
import { storedShares } from './outside.ts'

let network: Devnet
beforeAll(async () => {
  network = await startDevnet({ port: 0, blockMs: 300, basePort: 0, faucetPort: 0, dappPort: 0 })
}, 90_000)
afterAll(() => network?.stop())

const stored = async (key: Uint8Array): Promise<Uint8Array | undefined> => {
  const value = await network.outside.storage(toHex(key))
  return value && fromHex(value)
}

/** Asks until there is an answer. */
const eventually = async <T>(ask: () => Promise<T | undefined>, ms: number): Promise<T> => {
  for (const deadline = Date.now() + ms; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error('nothing came')
  }
}

const drip = (address: string): Promise<Response> =>
  fetch(`${network.faucet}/drip`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  })

/** What a wallet does, without the wallet: registers, deals, and sends every envelope to its server. */
const register = async () => {
  const secret = derive(new Uint8Array(randomBytes(32)), '')
  const signer = sr25519PublicKey(secret)
  const address = ss58Encode(signer)
  const dripped = await drip(address)
  expect(dripped.status).toBe(200)

  const current = new DataView((await stored(storageKey.currentRoster))!.buffer).getUint32(0, true)
  const roster = await Promise.all(
    [0, 1, 2].map(async (subgroup) =>
      decodeRosterMembers((await stored(storageKey.rosterMembers(current, subgroup)))!),
    ),
  )
  const genesis = fromHex(network.genesis)
  const secretKey = new Uint8Array(randomBytes(32))
  const entropy = new Uint8Array(randomBytes(32))
  const { opened, envelopes } = await deal({
    ...{ secretKey, genesis, registrant: signer, attempt: 1, threshold: 2, roster, entropy },
  })
  const send = (call: Uint8Array, nonce: number) => {
    const context = { genesis, specVersion: 1, transactionVersion: 1, nonce, era: { kind: 'immortal' as const } }
    const extrinsic = signExtrinsic({ call, signer, context, sign: (payload) => sr25519Sign(secret, payload) })
    return network.outside.api.rpc.author.submitExtrinsic(toHex(extrinsic))
  }
  await send(encodeCall.register({ constraintAccount: signer, initialConstraints: undefined }), 0)
  await send(encodeCall.deal(opened.dealing), 1)
  await eventually(() => stored(storageKey.dealing(signer)), 10_000)

  const answers = await Promise.all(
    network.servers().map(async ({ endpoint, subgroup }) => {
      const own = envelopes.filter((envelope) => envelope.subgroup === subgroup)
      const body = {
        registrant: address,
        dealing_hash: toHex(opened.dealingHash),
        envelopes: own.map(({ member, enc, ciphertext, proof }) => ({
          ...{ member, enc: toHex(enc), ciphertext: toHex(ciphertext), proof: proof.map(toHex) },
        })),
      }
      const post = () =>
        fetch(`${endpoint}/v1/shares`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      // A server may see the dealing a moment later than we do.
      return eventually(async () => {
        const response = await post().catch(() => undefined)
        return response === undefined || [409, 503].includes(response.status) ? undefined : response.status
      }, 10_000).catch(() => 'unreachable')
    }),
  )
  return { signer, opened, answers, secretKey }
}

const registered = async (signer: Uint8Array) =>
  decodeRegisteredKey(await eventually(() => stored(storageKey.registered(signer)), 60_000))

test('the faucet serves several at once, and says why it refuses', async () => {
  const addresses = Array.from({ length: 3 }, () => ss58Encode(new Uint8Array(randomBytes(32))))
  const answers = await Promise.all(addresses.map(async (address) => (await drip(address)).json()))
  expect(answers).toEqual(addresses.map(() => expect.objectContaining({ amount: '1000000000000' })))
  const refused = await drip('5Grwva')
  expect(refused.headers.get('content-type')).toMatch('application/problem+json')
  expect(await refused.json()).toMatchObject({ status: 400, code: 'bad-request' })
})

test('a registration runs from faucet to test signature', async () => {
  const { signer, opened, answers } = await register()
  expect(answers).toEqual([200, 200, 200, 200, 200, 200])
  const { signature, verifyingKey, missingSubgroups } = await registered(signer)
  expect(verifyingKey).toEqual(opened.dealing.verifyingKey)
  expect(missingSubgroups).toEqual([])
  expect(ecdsaVerify(signature, opened.messageHash, verifyingKey)).toBe(true)
}, 90_000)

test('every member of a group holds the same share, and no two groups hold the same', async () => {
  const { signer } = await register()
  await registered(signer)
  const shares = await Promise.all(network.servers().map((server) => storedShares(server, signer)))
  const held = shares.map((own) => own.map(({ x }) => toHex(x)).join())
  expect(new Set(held).size).toBe(3)
  expect([held[0], held[2], held[4]]).toEqual([held[1], held[3], held[5]])
}, 90_000)

test('a registration completes while one member of a group is down', async () => {
  await network.killServer(2)
  const { signer, opened } = await register()
  const { signature, verifyingKey, missingSubgroups } = await registered(signer)
  expect(missingSubgroups).toEqual([])
  expect(ecdsaVerify(signature, opened.messageHash, verifyingKey)).toBe(true)
  await network.startServer(2)
}, 120_000)

test('a registration completes although the node died in the middle of it and came back', async () => {
  const { signer, opened } = await register()
  await network.chain.stop()
  await network.chain.start()
  const { signature, verifyingKey } = await registered(signer)
  expect(ecdsaVerify(signature, opened.messageHash, verifyingKey)).toBe(true)
}, 120_000)
