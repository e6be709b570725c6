import { toHex } from '../../../../src/core/bytes.ts'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import type { LiveDealing } from '../../chain/state.ts'
import type { Submitter } from '../../chain/submitter.ts'
import type { Alarms } from '../../ops/alarms.ts'
import { shortHash } from '../../ops/log.ts'
import type { AskPeer } from '../../peers/ask.ts'
import type { Intake } from '../../shares/intake.ts'
import type { Opener } from '../../shares/openShare.ts'
import { placeOf } from '../../shares/place.ts'
import type { Dealings } from '../../store/dealings.ts'
import type { Action } from '../decide/situation.ts'
import { askPeers, challengeMissing } from './askPeers.ts'
import { challengeBad, openAgain } from './badEnvelope.ts'
import type { AckCollector } from './collectAcks.ts'
import { acknowledge, confirm } from './confirm.ts'
import { deliver } from './deliver.ts'
import { forget } from './forget.ts'

export type Subject = { registrant: Uint8Array; dealingHash: Uint8Array; live: LiveDealing | undefined }

export type PerformNeeds = {
  tssAccount: Uint8Array
  dealings: Dealings
  submitter: Submitter
  askPeer: AskPeer
  acks: AckCollector
  intake: Intake
  /** This server's key and curve, by libraries that share no code: what `doubtThatBad` takes. */
  openers: readonly Opener[]
  alarms: Alarms
}

export type Perform = (needs: PerformNeeds, action: Action, subject: Subject) => Promise<void>

/** Does what was decided. Every step is repeatable: one rename in the store, or one call that the chain refuses when it is late. */
export const perform: Perform = async (needs, action, subject) => {
  const { registrant, dealingHash, live } = subject
  switch (action.kind) {
    case 'wait':
      return
    case 'discard':
      return needs.dealings.discard(registrant, dealingHash)
    case 'forget':
      return forget(needs, subject)
    case 'settle': {
      const key = `settle ${toHex(registrant)} ${toHex(dealingHash)}`
      return needs.submitter.submit({ key, name: 'settle', call: encodeCall.settle(registrant) })
    }
  }
  const place = live && placeOf(live.roster, needs.tssAccount)
  if (live === undefined || place === undefined) return
  switch (action.kind) {
    case 'report-exclusion':
      return needs.alarms.raise('excluded', shortHash(dealingHash))
    case 'take-delivered':
      await needs.intake.fromChain(subject)
      return
    case 'ask-peers':
      return askPeers(needs, live, place)
    case 'challenge-missing':
      return challengeMissing(needs, live, place)
    case 'challenge-bad':
      return challengeBad(needs, live, place)
    case 'open-again':
      await openAgain(needs, subject)
      return
    case 'deliver':
      return deliver(needs, live, place, action.members)
    case 'confirm':
      return confirm(needs, live, place, action)
    case 'acknowledge':
      return acknowledge(needs, live)
  }
}
