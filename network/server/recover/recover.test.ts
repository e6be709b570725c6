import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { type RegisteredKey, registeredKeyCodec } from '../../../src/core/chain/registry.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import { verifyAck } from '../../../src/core/dealing/holderProof.ts'
import { verifyingShare } from '../../../src/core/dealing/partial.ts'
import { signPeerRequest } from '../crypto/peerRequest.ts'
import { UnexpectedStatus } from '../peers/post.ts'
import { forget } from '../reconcile/perform/forget.ts'
import { answerPeer, type PeerAnswer } from '../shares/answerPeer.ts'
import { openStore } from '../store/store.ts'
import { makeChain } from '../testing/chain.ts'
import { initialisedFolder } from '../testing/folder.ts'
import { makeMember } from '../testing/member.ts'
import { keySetsOf, makeDealing, makeServers, makeState, makeView, registeredKeyOf } from '../testing/network.ts'
import { makeStorage } from '../testing/node.ts'
import { compareWithChain } from './compare.ts'
import { recoverShare } from './recoverShare.ts'

const servers = await makeServers(3, 3)
const [own, peer] = servers[1] as [(typeof servers)[0][0], (typeof servers)[0][0]]
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

/** A key that is registered with everybody of subgroup 1, and a server of it with an empty folder. */
const setUp = async (change: Partial<RegisteredKey> = {}) => {
  const dealing = await makeDealing(servers)
  const registered = { ...registeredKeyOf(dealing), holders: [0, 0b111, 0], ...change }
  const { registrant } = dealing
  const storage = makeStorage([dealing])
  storage.delete(toHex(storageKey.registration(registrant)))
  storage.set(toHex(storageKey.registered(registrant)), toHex(registeredKeyCodec.enc(registered)))
  const view = makeView(makeState(300, [], own))
  const { chain } = makeChain(view, storage)
  const { data, keyFile } = await initialisedFolder(own.secrets)
  const { keySets, dealings, markers } = await openStore(data, keyFile, () => undefined)
  const alarms: string[] = []
  const needs = { chain, keySets, dealings, markers, alarms: { raise: (code: string) => void alarms.push(code) } }
  const compare = () => compareWithChain(needs, view.state!)

  const holder = await makeMember(peer, dealing)
  await holder.accept()
  const x = ((await holder.record())!.share as { value: { x: Uint8Array } }).value.x
  await forget(holder.needs, { ...holder.named, live: undefined })
  holder.view.state = view.state
  const peerNeeds = { view: holder.view, keySets: await keySetsOf(peer), dealings: holder.dealings }
  /** What the peer answers to a question as this server asks it, or somebody else. */
  const ask = async (asker = own, target = peer): Promise<PeerAnswer> => {
    const { dealingHash } = dealing.dealt
    const blockHash = view.state!.block.hash
    const path = '/v1/peer/a/b'
    const signature = signPeerRequest({ target: target.tssAccount, path, blockHash }, asker.secrets.tss)
    const question = { registrant, dealingHash, path, asker: asker.tssAccount, blockHash, signature }
    const answer = await answerPeer(peerNeeds, question)
    if (answer === undefined) throw new UnexpectedStatus('status 404')
    return answer
  }
  const stored = () => dealings.get(registrant, dealing.dealt.dealingHash)
  return { dealing, registered, dealings, markers, alarms, compare, ask, x, stored, view, storage, needs, data }
}

const recover = (dealings: Parameters<typeof recoverShare>[0]['dealings'], ask: () => Promise<PeerAnswer>) =>
  ({ dealings, curve: nobleCurve, askPeer: () => ask() }) as const

test('a share of a registered key that is gone comes back from what a peer keeps', async () => {
  const { dealing, dealings, compare, ask, x, stored, alarms } = await setUp()
  const [lost] = await compare()
  expect(alarms).toEqual(['restored-from-older-copy'])
  expect(await recoverShare(recover(dealings, ask), lost!, lost!.keys!, new Set())).toBe(true)
  const record = await stored()
  expect(record?.share).toMatchObject({ tag: 'kept', value: { x } })
  const { dealingHash } = dealing.dealt
  const { ack } = (record!.share as { value: { ack: Parameters<typeof verifyAck>[0]['ack'] } }).value
  const claim = { dealingHash, subgroup: 1, tssAccount: own.tssAccount }
  expect(verifyAck({ ...claim, verifyingShare: verifyingShare(dealing.opened, 1), ack })).toBe(true)
  expect(await compare()).toEqual([])
})

test('nothing is missing that the chain does not say this server holds', async () => {
  expect(await (await setUp({ holders: [0b111, 0b110, 0b111] })).compare()).toEqual([])
  const { needs, view } = await setUp()
  const stranger = (await makeServers(1, 1))[0]![0]!
  const seen = { ...view.state!, server: makeState(300, [], stranger).server }
  expect(await compareWithChain({ ...needs, keySets: await keySetsOf(stranger) }, seen)).toEqual([])
})

test('a share that was sealed to keys which this server has changed and deleted since is found missing too', async () => {
  const { needs, view, dealing, alarms } = await setUp()
  const successor = (await makeServers(1, 1))[0]![0]!
  const { tssAccount, x25519PublicKey } = successor
  const seen = { ...view.state!, server: { ...view.state!.server!, tssAccount, x25519PublicKey } }
  const later = { ...needs, keySets: await keySetsOf(successor) }
  expect(await compareWithChain(later, seen)).toMatchObject([{ registrant: dealing.registrant, keys: undefined }])
  expect(alarms).toEqual(['restored-from-older-copy'])
  expect(await compareWithChain({ ...later, dealings: { ...needs.dealings, has: () => true } }, seen)).toEqual([])
})

test('a share whose file was damaged is asked for too, without the alarm of an older copy', async () => {
  const { needs, view, compare, alarms } = await setUp()
  const wasDamaged = async () => true
  const lost = await compareWithChain({ ...needs, dealings: { ...needs.dealings, wasDamaged } }, view.state!)
  expect(lost).toHaveLength(1)
  expect(alarms).toEqual([])
  await compare()
  expect(alarms).toEqual(['restored-from-older-copy'])
})

test('what a peer says is believed only if it opens to the share of the registered key', async () => {
  const { dealings, compare, ask, stored } = await setUp()
  const other = await setUp()
  const [lost] = await compare()
  const good = await ask()
  const foreign = await other.ask()
  for (const lie of [
    { ...good, coreHash: random(32) },
    { ...good, envelope: { ...good.envelope!, ciphertext: random(114) } },
    { ...good, ...foreign },
    { envelope: good.envelope! },
    { coreHash: good.coreHash! },
    {},
  ]) {
    expect(
      await recoverShare(
        recover(dealings, async () => lie),
        lost!,
        lost!.keys!,
        new Set(),
      ),
    ).toBe(false)
    expect(await stored()).toBeUndefined()
  }
  const answers = [async () => Promise.reject(new Error('unreachable')), ask]
  expect(
    await recoverShare(
      recover(dealings, () => answers.shift()!()),
      lost!,
      lost!.keys!,
      new Set(),
    ),
  ).toBe(true)
})

test('a peer that does not answer is not waited for again, one that knows nothing is', async () => {
  const { dealings, compare } = await setUp()
  const [lost] = await compare()
  const silent = new Set<string>()
  let asked = 0
  const refuse = (error: Error) => async () => {
    asked++
    throw error
  }
  await recoverShare(recover(dealings, refuse(new UnexpectedStatus('status 404'))), lost!, lost!.keys!, silent)
  await recoverShare(recover(dealings, refuse(new Error('timeout'))), lost!, lost!.keys!, silent)
  await recoverShare(recover(dealings, refuse(new Error('timeout'))), lost!, lost!.keys!, silent)
  expect(asked).toBe(4)
  expect(silent.size).toBe(2)
})

test('of a registered key a peer tells each member of the subgroup what was sealed to it, and nobody else anything', async () => {
  const { ask, dealing } = await setUp()
  const sealed = dealing.envelopes.filter(({ subgroup }) => subgroup === 1)
  for (const member of [0, 2]) {
    const { envelope, coreHash } = await ask(servers[1]![member]!)
    expect(envelope?.ciphertext).toEqual(sealed[member]?.ciphertext)
    expect(coreHash).toEqual(dealing.opened.coreHash)
  }
  for (const asker of [peer, servers[0]![0]!, servers[2]![1]!]) await expect(ask(asker)).rejects.toThrow('status 404')
  await expect(ask(own, servers[1]![2]!)).rejects.toThrow('status 404')
})

test('error: a node that lists keys and does not show them, or another roster, proves nothing', async () => {
  const { compare, storage, registered, dealing } = await setUp()
  const key = toHex(storageKey.registered(dealing.registrant))
  storage.set(key, toHex(registeredKeyCodec.enc({ ...registered, rosterHash: random(32) })))
  await expect(compare()).rejects.toThrow('the roster does not have the hash')
  storage.set(key, null)
  await expect(compare()).rejects.toThrow('absent')
})

test('a marker that is missing or damaged is made again from a dealing that is final', async () => {
  const { needs } = await setUp()
  const live = await makeDealing(servers)
  const member = await makeMember(own, live)
  await member.accept()
  const { dealings } = member
  const final = makeState(301, [live], own)
  await compareWithChain({ ...needs, dealings }, final)
  const { verifyingKey, noncePoint } = live.opened.dealing
  const again = { verifyingKey, noncePoint, statementHash: random(32), isFinal: false }
  await expect(needs.markers.claim(again)).rejects.toMatchObject({ code: 'nonce-reused' })
})

test('a marker that says something else than the chain is an alarm', async () => {
  const { needs, alarms } = await setUp({ holders: [0, 0, 0] })
  const live = await makeDealing(servers)
  const { dealings, accept } = await makeMember(own, live)
  await accept()
  const { verifyingKey, noncePoint } = live.opened.dealing
  await needs.markers.claim({ verifyingKey, noncePoint, statementHash: random(32), isFinal: false })
  await compareWithChain({ ...needs, dealings }, makeState(301, [live], own))
  expect(alarms).toContain('nonce-contradiction')
})
