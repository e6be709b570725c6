import { equalBytes } from '../bytes.ts'
import type { DealingRecord } from './record.ts'

/** Whether what the chain names by this hash is the splitting of the record, and not an earlier one or another wallet's. */
export const isSameDealing = (
  hash: Uint8Array | undefined,
  { dealingHash }: Pick<DealingRecord, 'dealingHash'>,
): boolean => hash !== undefined && equalBytes(hash, dealingHash)
