import { type DealingRecord, wipeRecord } from '../../store/record.ts'
import type { PerformNeeds, Subject } from './perform.ts'

/**
 * Deletes the test-signature data, and what it could be opened from once more. What was sealed to the other members stays, should one
 * of them lose its share; without proofs, since a share of a registered key is checked against the key alone.
 */
export const forget = async ({ dealings }: PerformNeeds, { registrant, dealingHash }: Subject): Promise<void> => {
  const record = await dealings.get(registrant, dealingHash)
  if (record?.share.tag !== 'held') return
  const { x, ack } = record.share.value
  const envelopes = record.envelopes
    .filter(({ member }) => member !== record.member)
    .map((envelope) => ({ ...envelope, proof: [] }))
  const kept: DealingRecord = { ...record, share: { tag: 'kept', value: { x, ack } }, envelopes }
  await dealings.put(kept).finally(() => wipeRecord(record))
}
