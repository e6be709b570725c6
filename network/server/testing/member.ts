import { toHex } from '../../../src/core/bytes.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import type { RosterMember } from '../../../src/core/dealing/roster.ts'
import type { ChainState } from '../chain/state.ts'
import type { Work } from '../chain/submitter.ts'
import { loadNativeCurve } from '../crypto/nativeCurve.ts'
import { pureX25519 } from '../crypto/pureX25519.ts'
import type { Action } from '../reconcile/decide/situation.ts'
import { createAckCollector } from '../reconcile/perform/collectAcks.ts'
import { type PerformNeeds, perform } from '../reconcile/perform/perform.ts'
import { startReconciler } from '../reconcile/reconciler.ts'
import type { PeerAnswer } from '../shares/answerPeer.ts'
import { createIntake, type IntakeNeeds } from '../shares/intake.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder } from './folder.ts'
import { makeState, makeView, type TestDealing, type TestServer } from './network.ts'

/** One member of a dealing with a real store; chain, peers and submitter are what the test says. */
export const makeMember = async (own: TestServer, dealing: TestDealing) => {
  const { data, keyFile } = await initialisedFolder(own.secrets)
  const { keySets, dealings, markers } = await openStore(data, keyFile, () => undefined)
  const view = makeView(makeState(101, [dealing], own))
  const { tssAccount, tssSecret, x25519Secret, encryptionKey } = keySets.all()[0]!
  const native = { key: encryptionKey, curve: loadNativeCurve() ?? nobleCurve }
  const pure = { key: pureX25519(x25519Secret), curve: nobleCurve }
  const seen = { held: 0, bad: 0 }
  const intakeNeeds: IntakeNeeds = {
    ...{ view, tssAccount, tssSecret, dealings, markers, opener: native },
    onBad: () => void seen.bad++,
    onHeld: () => void seen.held++,
  }
  const intake = createIntake(intakeNeeds)
  const peers = {
    answer: async (_peer: RosterMember): Promise<PeerAnswer> => Promise.reject(new Error('unreachable')),
  }
  const askPeer: PerformNeeds['askPeer'] = (peer) => peers.answer(peer)
  const submitted: Work[] = []
  const alarms: string[] = []
  const needs: PerformNeeds = {
    ...{ tssAccount, dealings, askPeer, acks: createAckCollector(askPeer), intake, openers: [native, pure] },
    submitter: {
      submit: (work) => void submitted.push(work),
      advance: () => undefined,
      hasForeignNonce: () => false,
      idle: async () => undefined,
    },
    alarms: { raise: (code, about) => void alarms.push(`${code} ${about}`) },
  }
  const actions: Action['kind'][] = []
  const errors: unknown[] = []
  const start = () =>
    startReconciler({
      ...{ view, keySets, dealings, acks: needs.acks },
      perform: (action, subject) => perform(needs, action, subject),
      onAction: ({ kind }) => void actions.push(kind),
      onError: (error) => void errors.push(error),
    })
  /** Looks once, and resolves when everything is done. */
  const reconcile = async () => {
    const reconciler = start()
    reconciler.run()
    await reconciler.stop()
  }
  /** One process that looks at each of these, as best and as finalized. */
  const reconcileAll = async (states: readonly ChainState[]) => {
    const reconciler = start()
    for (const state of states) {
      view.state = state
      view.final = state
      reconciler.run()
      await reconciler.settled()
    }
    await reconciler.stop()
  }
  const subgroup = dealing.roster.findIndex((members) => members.some((one) => toHex(one.stash) === toHex(own.stash)))
  const envelopes = dealing.envelopes.filter((sealed) => sealed.subgroup === subgroup)
  const named = { registrant: dealing.registrant, dealingHash: dealing.dealt.dealingHash }
  return {
    ...{ own, named, data, view, dealings, markers, intake, intakeNeeds, needs, seen, peers },
    ...{ submitted, alarms, actions, errors, reconcile, reconcileAll, envelopes },
    accept: () => intake.fromUser({ ...named, envelopes }),
    record: () => dealings.get(named.registrant, named.dealingHash),
  }
}
