import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import type { Work } from '../chain/submitter.ts'
import type { AlarmCode } from '../ops/alarms.ts'
import { createSerial } from '../serial.ts'
import { type AcceptanceNeeds, acceptShares } from '../shares/accept.ts'
import type { PeerAnswer } from '../shares/answerPeer.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder } from '../testing/folder.ts'
import {
  makeDealing,
  makeServers,
  makeState,
  makeView,
  registeredKeyOf,
  type TestDealing,
  type TestServer,
} from '../testing/network.ts'
import { createAckCollector } from './collectAcks.ts'
import { type PerformNeeds, perform } from './perform.ts'
import { startReconciler } from './reconciler.ts'
import { confirmDelay } from './turn.ts'

const servers = await makeServers(3, 2)

/** One member with a real store; peers and submitter are what the test says. */
const member = async (own: TestServer, dealing: TestDealing) => {
  const { data, keyFile } = await initialisedFolder(own.secrets)
  const { keySets, dealings, markers } = await openStore(data, keyFile, () => undefined)
  const view = makeView(makeState(101, [dealing], own))
  const { tssAccount, tssSecret, encryptionKey } = keySets.all()[0]!
  const acceptance: AcceptanceNeeds = {
    ...{ view, tssAccount, tssSecret, dealings, markers, curve: nobleCurve, oneAtATime: createSerial() },
    encryptionKey,
    onBadEnvelope: () => undefined,
    onHeld: () => undefined,
  }
  const peers = { answer: async (): Promise<PeerAnswer> => Promise.reject(new Error('unreachable')) }
  const askPeer = () => peers.answer()
  const submitted: Work[] = []
  const alarms: AlarmCode[] = []
  const errors: unknown[] = []
  const needs: PerformNeeds = {
    ...{ tssAccount, dealings, askPeer, acks: createAckCollector(askPeer) },
    submitter: {
      submit: (work) => void submitted.push(work),
      advance: () => undefined,
      hasForeignNonce: () => false,
      idle: async () => undefined,
    },
    accept: (request) => acceptShares(acceptance, request, { complete: false }),
    alarms: { raise: (code) => void alarms.push(code) },
  }
  const reconcile = async () => {
    const reconciler = startReconciler({
      ...{ view, tssAccount, dealings, acks: needs.acks },
      perform: (action, subject) => perform(needs, action, subject),
      onAction: () => undefined,
      onError: (error) => void errors.push(error),
    })
    reconciler.run()
    await reconciler.stop()
    expect(errors).toEqual([])
  }
  const ownSubgroup = servers.findIndex((members) => members.includes(own))
  const envelopes = dealing.envelopes.filter(({ subgroup }) => subgroup === ownSubgroup)
  const accept = () =>
    acceptShares(
      acceptance,
      { registrant: dealing.registrant, dealingHash: dealing.dealt.dealingHash, envelopes },
      { complete: true },
    )
  return { view, dealings, submitted, alarms, peers, reconcile, accept, envelopes, own }
}

const dealing = await makeDealing(servers, { block: 100 })
const { registrant } = dealing
const { dealingHash } = dealing.dealt
const [mine, other] = [...servers[1]!].sort(
  (a, b) => confirmDelay(dealing, 1, a.tssAccount) - confirmDelay(dealing, 1, b.tssAccount),
) as [TestServer, TestServer]
const at = (block: number) => makeState(block, [dealing], mine)

test('confirms once it has the acknowledgements of all, and not before', async () => {
  const [one, two] = [await member(mine, dealing), await member(other, dealing)]
  await one.accept()
  await one.reconcile()
  expect(one.submitted).toEqual([])
  const ack = await two.accept()
  one.peers.answer = async () => ({ ack })
  await one.reconcile()
  expect(one.submitted.map(({ name }) => name)).toEqual(['confirm'])
})

test('a false, a foreign or a malformed acknowledgement does not count', async () => {
  const [one, two] = [await member(mine, dealing), await member(other, dealing)]
  const own = await one.accept()
  const ack = await two.accept()
  for (const bad of [
    own,
    { ...ack, member: own.member },
    { ...ack, response: own.response },
    { ...own, member: ack.member },
  ]) {
    one.peers.answer = async () => ({ ack: bad })
    await one.reconcile()
  }
  expect(one.submitted).toEqual([])
})

test('after the share deadline half of the subgroup is enough', async () => {
  const one = await member(mine, dealing)
  await one.accept()
  one.view.state = at(109)
  await one.reconcile()
  expect(one.submitted).toEqual([])
  one.view.state = at(110)
  await one.reconcile()
  expect(one.submitted.map(({ name }) => name)).toEqual(['confirm'])
})

test('a member that got nothing gets its own envelope from a peer, through the same checks', async () => {
  const one = await member(mine, dealing)
  const place = servers[1]!.indexOf(mine)
  one.peers.answer = async () => ({ envelope: { ...one.envelopes[place]!, ciphertext: new Uint8Array(114) } })
  one.view.state = at(107)
  await one.reconcile()
  expect([...one.dealings.entries()]).toEqual([])
  one.peers.answer = async () => ({ envelope: one.envelopes[place]! })
  await one.reconcile()
  expect([...one.dealings.entries()]).toMatchObject([{ dealingHash, state: 'held' }])
  expect(one.alarms).toEqual([])
})

test('a member that nobody can heal says so loudly once the share time is over', async () => {
  const one = await member(mine, dealing)
  one.view.state = at(110)
  await one.reconcile()
  expect(one.alarms).toEqual([])
  one.view.state = at(111)
  await one.reconcile()
  expect(one.alarms).toEqual(['missing-envelope'])
})

test('when registered for good, the test-signature data is deleted; the share stays, and what was sealed to the others', async () => {
  const one = await member(mine, dealing)
  await one.accept()
  const state = makeState(120, [], mine)
  one.view.state = {
    ...state,
    histories: new Map([[toHex(registrant), { registrant: undefined, registered: registeredKeyOf(dealing) }]]),
  }
  await one.reconcile()
  expect((await one.dealings.get(registrant, dealingHash))?.share.tag).toBe('held')
  one.view.final = one.view.state
  await one.reconcile()
  const record = await one.dealings.get(registrant, dealingHash)
  expect(record?.share).toEqual({ tag: 'kept', value: { x: expect.any(Uint8Array) } })
  expect(Object.keys(record?.share.value ?? {})).toEqual(['x'])
  expect(record?.envelopes).toMatchObject([{ member: servers[1]!.indexOf(other), proof: [] }])
})

test('settles after the confirm deadline, in its turn', async () => {
  const one = await member(mine, dealing)
  one.view.state = at(150 + 16)
  await one.reconcile()
  expect(one.submitted.map(({ name }) => name)).toEqual(['settle'])
})

test('does nothing while the chain is stale', async () => {
  const one = await member(mine, dealing)
  await one.accept()
  one.view.state = at(166)
  one.view.is = 'stale'
  await one.reconcile()
  expect(one.submitted).toEqual([])
})
