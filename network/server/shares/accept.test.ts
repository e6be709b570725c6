import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { merkleTree } from '../../../src/core/crypto/merkle.ts'
import { importX25519 } from '../../../src/core/crypto/x25519.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import { envelopeLeaf, sealEnvelope } from '../../../src/core/dealing/envelope.ts'
import { verifyAck } from '../../../src/core/dealing/holderProof.ts'
import { verifyingShare } from '../../../src/core/dealing/partial.ts'
import { loadNativeCurve } from '../crypto/nativeCurve.ts'
import { createSerial } from '../serial.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder } from '../testing/folder.ts'
import { makeDealing, makeServers, makeState, makeView, type TestDealing } from '../testing/network.ts'
import { type AcceptanceNeeds, acceptShares, type ShareRequest } from './accept.ts'

const servers = await makeServers(3, 2)
const own = servers[1]![0]!

const setUp = async (dealing: TestDealing) => {
  const { data, keyFile } = await initialisedFolder(own.secrets)
  const store = await openStore(data, keyFile, () => undefined)
  const view = makeView(makeState(101, [dealing]))
  const seen = { held: 0, bad: 0 }
  const needs: AcceptanceNeeds = {
    view,
    tssAccount: own.tssAccount,
    tssSecret: store.keySets.all()[0]!.tssSecret,
    encryptionKey: store.keySets.all()[0]!.encryptionKey,
    dealings: store.dealings,
    markers: store.markers,
    curve: loadNativeCurve() ?? nobleCurve,
    oneAtATime: createSerial(),
    onBadEnvelope: () => {
      seen.bad++
    },
    onHeld: () => {
      seen.held++
    },
  }
  const request: ShareRequest = {
    registrant: dealing.registrant,
    dealingHash: dealing.dealt.dealingHash,
    envelopes: dealing.envelopes.filter(({ subgroup }) => subgroup === 1),
  }
  const accept = (change: Partial<ShareRequest> = {}) =>
    acceptShares(needs, { ...request, ...change }, { complete: true })
  return { needs, view, seen, request, accept, dealings: store.dealings }
}
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

test('a good share is stored, and acknowledged with a proof that the chain accepts', async () => {
  const dealing = await makeDealing(servers)
  const { accept, dealings, seen } = await setUp(dealing)
  const { member, ...ack } = await accept()
  const { dealingHash } = dealing.dealt
  const holder = { dealingHash, subgroup: 1, tssAccount: own.tssAccount }
  expect(verifyAck({ ...holder, verifyingShare: verifyingShare(dealing.opened, 1), ack })).toBe(true)
  expect(member).toBe(0)
  expect((await dealings.get(dealing.registrant, dealingHash))?.envelopes).toHaveLength(2)
  expect(seen).toEqual({ held: 1, bad: 0 })
})

test('the same request again gets the same acknowledgement, also when many come at once', async () => {
  const { accept, seen } = await setUp(await makeDealing(servers))
  const acks = await Promise.all(Array.from({ length: 8 }, () => accept()))
  for (const ack of [...acks, await accept()]) expect(ack).toEqual(acks[0])
  expect(seen.held).toBe(1)
})

test('what a peer healed is completed by the user’s own request, under the same acknowledgement', async () => {
  const dealing = await makeDealing(servers)
  const { accept, needs, request, dealings } = await setUp(dealing)
  const healed = await acceptShares(needs, { ...request, envelopes: [request.envelopes[0]!] }, { complete: false })
  expect(await accept()).toEqual(healed)
  expect((await dealings.get(dealing.registrant, dealing.dealt.dealingHash))?.envelopes).toHaveLength(2)
})

/** Every request breaks the rule it is named after and all that come later: the first is answered. */
test('refusals come in their order', async () => {
  const dealing = await makeDealing(servers)
  const { accept, view, request, seen, dealings } = await setUp(dealing)
  const [mine, other] = request.envelopes as [(typeof request.envelopes)[0], (typeof request.envelopes)[0]]
  const good = view.state
  const elsewhere = await makeServers(3, 2)
  const foreign = await makeDealing(elsewhere, { registrant: dealing.registrant })
  const junk = { dealingHash: random(32), envelopes: [{ ...mine, ciphertext: random(114) }] }

  for (const status of ['connecting', 'wrong-genesis', 'wrong-runtime'] as const) {
    view.is = status
    await expect(accept({ registrant: random(32), ...junk })).rejects.toMatchObject({ code: 'chain-unavailable' })
  }
  for (const status of ['syncing', 'stale'] as const) {
    view.is = status
    await expect(accept({ registrant: random(32), ...junk })).rejects.toMatchObject({ code: 'not-synced' })
  }
  view.is = 'ready'
  await expect(accept({ registrant: random(32), ...junk })).rejects.toMatchObject({ code: 'not-registering' })
  view.state = makeState(101, [foreign])
  await expect(accept(junk)).rejects.toMatchObject({ code: 'wrong-dealing' })
  const foreignHash = { dealingHash: foreign.dealt.dealingHash }
  await expect(accept({ ...junk, ...foreignHash })).rejects.toMatchObject({ code: 'not-a-member' })
  view.state = good
  const committed = (envelopes: ShareRequest['envelopes']) => expect(accept({ envelopes })).rejects
  await committed([mine, mine]).toMatchObject({ code: 'bad-request' })
  await committed([mine, { ...other, member: 5 }]).toMatchObject({ code: 'bad-request' })
  await committed([{ ...mine, ciphertext: random(114) }, other]).toMatchObject({ code: 'not-committed' })
  await committed([mine, { ...other, enc: random(32) }]).toMatchObject({ code: 'not-committed' })
  await committed([{ ...mine, proof: [...mine.proof, random(32)] }, other]).toMatchObject({ code: 'not-committed' })
  await committed([
    { ...mine, member: 1 },
    { ...other, member: 0 },
  ]).toMatchObject({ code: 'not-committed' })
  await committed([mine]).toMatchObject({ code: 'bad-request' })
  expect(seen).toEqual({ held: 0, bad: 0 })
  expect([...dealings.entries()]).toEqual([])
})

test('an envelope that is committed and does not open is undecryptable', async () => {
  const dealing = await makeDealing(servers)
  const { accept, needs, seen } = await setUp(dealing)
  needs.encryptionKey = await importX25519(random(32))
  await expect(accept()).rejects.toMatchObject({ code: 'undecryptable' })
  expect(seen).toEqual({ held: 0, bad: 1 })
})

test('an envelope that opens to a false share is refused', async () => {
  const dealing = await makeDealing(servers)
  const { needs, request, seen } = await setUp(dealing)
  const { coreHash } = dealing.opened
  const share = { subgroup: 1, x: random(32), u: random(32), d: random(32) }
  for (const scalar of [share.x, share.u, share.d]) scalar[0] = 1
  const envelope = await sealEnvelope({ coreHash, subgroup: 1, member: own, share, ephemeralSecret: random(32) })
  const lying = recommit(dealing, envelope)
  needs.view = makeView(makeState(101, [lying]))
  const envelopes = lying.envelopes.filter(({ subgroup }) => subgroup === 1)
  const attempt = acceptShares(needs, { ...request, envelopes }, { complete: true })
  await expect(attempt).rejects.toMatchObject({ code: 'share-invalid' })
  expect(seen).toEqual({ held: 0, bad: 1 })
})

/** The same dealing with this envelope in the place of the own one, committed to as if the dealer had sealed it. */
const recommit = (dealing: TestDealing, envelope: { enc: Uint8Array; ciphertext: Uint8Array }): TestDealing => {
  const envelopes = dealing.envelopes.map((sealed) =>
    sealed.tssAccount === own.tssAccount ? { ...sealed, ...envelope } : sealed,
  )
  const tree = merkleTree(envelopes.map((sealed) => envelopeLeaf(sealed.tssAccount, sealed)))
  const opened = { ...dealing.opened, dealing: { ...dealing.opened.dealing, envelopesRoot: tree.root } }
  return { ...dealing, opened, envelopes: envelopes.map((sealed, i) => ({ ...sealed, proof: tree.proofs[i]! })) }
}

test('a nonce of another statement is refused before anything is signed', async () => {
  const dealing = await makeDealing(servers)
  const { accept, needs, dealings } = await setUp(dealing)
  const { verifyingKey, noncePoint } = dealing.opened.dealing
  await needs.markers.claim({ verifyingKey, noncePoint, statementHash: random(32), isFinal: false })
  await expect(accept()).rejects.toMatchObject({ code: 'nonce-reused' })
  expect([...dealings.entries()]).toEqual([])
})

test('a store that fails says so, and the same request succeeds once it works again', async () => {
  const { accept, needs } = await setUp(await makeDealing(servers))
  const { put } = needs.dealings
  needs.dealings.put = () => Promise.reject(new Error('no space left'))
  await expect(accept()).rejects.toMatchObject({ code: 'storage-failed' })
  needs.dealings.put = put
  await expect(accept()).resolves.toMatchObject({ member: 0 })
})
