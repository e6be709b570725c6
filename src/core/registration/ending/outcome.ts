import { equalBytes } from '../../bytes.ts'
import type { Outcome, RegisteredKey } from '../../chain/registry.ts'
import { ecdsaVerify } from '../../crypto/ecdsa.ts'
import { messageHash, statementHash } from '../../dealing/statement.ts'
import { failed } from '../failure.ts'
import type { ChainView } from '../plan/chainView.ts'
import { end, move, type Plan, reach } from '../plan/planning.ts'
import type { Ending, RegistrationRecord } from '../record.ts'
import { isSameDealing } from '../sameDealing.ts'
import type { Culprit } from '../state.ts'
import { healingOf, withHealing } from './healing.ts'

/** The message that the network signed, rebuilt from what the chain says about the finished registration. */
export const testMessageHash = (genesis: Uint8Array, registrant: Uint8Array, registered: RegisteredKey): Uint8Array =>
  messageHash(
    statementHash({
      genesis,
      registrant,
      attempt: registered.attempt,
      threshold: registered.threshold,
      subgroups: registered.holders.length,
      roster: registered.rosterHash,
      verifyingKey: registered.verifyingKey,
      commitments: registered.commitments,
    }),
  )

/** The chain says registered: believed if the test signature is really by the user's key. */
export const complete = (record: RegistrationRecord, view: ChainView, registered: RegisteredKey): Plan => {
  const message = testMessageHash(record.genesis, record.registrant, registered)
  const { signature, verifyingKey, missingSubgroups, block } = registered
  const valid = equalBytes(verifyingKey, record.dealing.verifyingKey) && ecdsaVerify(signature, message, verifyingKey)
  const checked = { ...record, testSignature: { messageHash: message, signature, valid } }
  if (!valid) return end(checked, failed('signature-invalid', 'network'))
  const sent = reach(checked, 'registering')
  const healing = healingOf(view.final, registered) !== undefined
  const done = move(sent, { kind: 'registered', block, missingSubgroups, healing })
  return withHealing({ ...done, seen: { ...done.seen, deadline: null } }, view, registered)
}

/** How this registration ended without success, if the finalized chain says that it did. */
export const outcomeOf = (record: RegistrationRecord, { final }: ChainView): Ending | undefined => {
  const last = final.registrant?.last
  if (!last || last.block <= record.startedAtBlock || final.registration) return undefined
  if (!last.dealingHash) return record.ending ?? endingOf(record, last)
  // What was to be taken back was dealt all the same.
  if (isSameDealing(last.dealingHash, record)) return endingOf(record, last)
  // Another wallet with the same phrase has dealt meanwhile, and that is over too.
  const deposit = last.reason === 'registered' ? 'held' : last.fault === 'user' ? 'lost' : 'returned'
  return { ...failed('superseded'), deposit }
}

/** The server at fault, by its place in the roster of this dealing. `stash`: its account. */
export const culpritOf = ({ servers }: RegistrationRecord, stash: Uint8Array | undefined): Culprit | null => {
  if (!stash) return null
  for (const [subgroup, members] of servers.entries()) {
    const member = members.findIndex((server) => equalBytes(server.stash, stash))
    if (member !== -1) return { subgroup, member, endpoint: members[member]!.endpoint }
  }
  return null
}

const endingOf = (record: RegistrationRecord, { fault, reason, culprit }: Outcome): Ending => {
  switch (reason) {
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'not-dealt':
      return failed('dealing-window-missed', fault, culpritOf(record, culprit))
    case 'too-few-confirmed':
      return failed('too-few-servers', fault, culpritOf(record, culprit))
    case 'signature-invalid':
      return failed('signature-invalid', fault, culpritOf(record, culprit))
    case 'bad-share':
      return failed('bad-share', fault)
    case 'withheld':
      return withheld(record, fault)
    case 'false-accusation':
    // That ends a dealing; a registration that is gone has another last outcome.
    case 'registered':
      return failed('node-contradicts', 'network')
  }
}

/** The chain cannot know why the user was silent. */
const withheld = ({ opening }: RegistrationRecord, fault: Outcome['fault']): Ending => {
  if (opening.kind === 'declined') return failed('opening-declined', fault)
  // Not the user's doing, though the user pays.
  return opening.kind === 'unprovable' ? failed('unprovable', 'internal') : failed('withheld', fault)
}
