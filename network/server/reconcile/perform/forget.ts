import { type DealingRecord, wipeRecord } from '../../store/record.ts'
import type { PerformNeeds, Subject } from './perform.ts'

/**
 * Deletes the test-signature data, and what it could be opened from once more. What was sealed to the other members stays, should one
 * of them lose its share. Proofs stay only if the chain still has the dealing, for a member that comes late; without it a share is
 * checked against the registered key alone.
 */
export const forget = async ({ dealings }: PerformNeeds, { registrant, dealingHash, live }: Subject): Promise<void> => {
  const record = await dealings.get(registrant, dealingHash)
  if (record?.share.tag !== 'held') return
  const { x, ack } = record.share.value
  const envelopes = record.envelopes
    .filter(({ member }) => member !== record.member)
    .map((envelope) => (live === undefined ? { ...envelope, proof: [] } : envelope))
  const kept: DealingRecord = { ...record, share: { tag: 'kept', value: { x, ack } }, envelopes }
  await dealings.put(kept).finally(() => wipeRecord(record))
}
