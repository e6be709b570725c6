import { type DealingRecord, wipeRecord } from '../../store/record.ts'
import type { PerformNeeds, Subject } from './perform.ts'

/** Deletes the test-signature data, and what it could be opened from once more. */
export const forget = async ({ dealings }: PerformNeeds, { registrant, dealingHash }: Subject): Promise<void> => {
  const record = await dealings.get(registrant, dealingHash)
  if (record?.share.tag !== 'held') return
  const { x, ack } = record.share.value
  const kept: DealingRecord = { ...record, share: { tag: 'kept', value: { x, ack } }, envelopes: [] }
  await dealings.put(kept).finally(() => wipeRecord(record))
}
