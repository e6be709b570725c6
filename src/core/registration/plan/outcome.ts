import { equalBytes } from '../../bytes.ts'
import type { Outcome, RegisteredKey } from '../../chain/registry.ts'
import { ecdsaVerify } from '../../crypto/ecdsa.ts'
import { messageHash, statementHash } from '../../dealing/statement.ts'
import type { Ending, RegistrationRecord } from '../record.ts'
import type { ChainView } from './chainView.ts'
import { end, failed, move, nothing, type Plan, reach } from './planning.ts'

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
export const complete = (record: RegistrationRecord, registered: RegisteredKey): Plan => {
  const message = testMessageHash(record.genesis, record.registrant, registered)
  const { signature, verifyingKey, missingSubgroups, holders, block } = registered
  const valid = equalBytes(verifyingKey, record.dealing.verifyingKey) && ecdsaVerify(signature, message, verifyingKey)
  const checked = { ...record, testSignature: { messageHash: message, signature, valid } }
  if (!valid) return end(checked, failed('signature-invalid', 'network'))
  const sent = reach(checked, 'registering')
  const groups = sent.seen.groups.map((group, subgroup) => ({
    ...group,
    confirmed: !missingSubgroups.includes(subgroup),
    holders: holders[subgroup] ?? 0,
  }))
  return nothing({
    ...move(sent, { kind: 'registered', block, missingSubgroups, healing: false }),
    seen: { ...sent.seen, groups, deadline: null },
  })
}

/** How this registration ended without success, if the finalized chain says that it did. */
export const outcomeOf = (record: RegistrationRecord, { final }: ChainView): Ending | undefined => {
  const last = final.registrant?.last
  if (!last || last.block <= record.startedAtBlock || final.registration) return undefined
  if (last.dealingHash && !equalBytes(last.dealingHash, record.dealingHash)) return undefined
  return record.ending ?? endingOf(last)
}

const endingOf = ({ fault, reason }: Outcome): Ending => {
  switch (reason) {
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'not-dealt':
      return failed('dealing-window-missed', fault)
    case 'too-few-confirmed':
      return failed('too-few-servers', fault)
    case 'signature-invalid':
      return failed('signature-invalid', fault)
    case 'bad-share':
    case 'withheld':
    case 'false-accusation':
      return failed('chain-refused', fault)
    case 'registered':
      return failed('node-contradicts', 'network')
  }
}
