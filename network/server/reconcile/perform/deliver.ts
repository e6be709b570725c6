import { toHex } from '../../../../src/core/bytes.ts'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import type { LiveDealing } from '../../chain/state.ts'
import { isProven } from '../../shares/envelopes.ts'
import type { Place } from '../../shares/place.ts'
import { wipeRecord } from '../../store/record.ts'
import type { PerformNeeds } from './perform.ts'

/** Puts on chain what the user sealed to these peers, as the user sealed it. */
export const deliver = async (
  needs: PerformNeeds,
  live: LiveDealing,
  place: Place,
  members: readonly number[],
): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.opened
  const { subgroup } = place
  const record = await needs.dealings.get(registrant, dealingHash)
  if (record === undefined) return
  wipeRecord(record)
  for (const stored of record.envelopes) {
    const { member, enc, ciphertext, proof } = stored
    if (!members.includes(member) || !isProven(live, place, stored)) continue
    const call = encodeCall.deliver({ registrant, dealingHash, subgroup, member, envelope: { enc, ciphertext }, proof })
    const key = `deliver ${member} ${toHex(registrant)} ${toHex(dealingHash)}`
    needs.submitter.submit({ key, name: 'deliver', call })
  }
}
