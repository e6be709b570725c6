import { asEntropyError } from '../../core/errors.ts'
import type { Member } from './ask.ts'

/** Hands a transaction to every node; one that takes it is enough. @throws {EntropyError} what one says when none takes it */
export const submitToAll = async (members: readonly Member[], extrinsic: Uint8Array): Promise<void> => {
  const results = await Promise.allSettled(members.map(({ chain }) => chain.submit(extrinsic)))
  if (results.some(({ status }) => status === 'fulfilled')) return
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [asEntropyError(result.reason)] : []))
  // A refusal is news; silence may pass.
  throw reasons.find(({ code }) => code === 'dispatch-failed') ?? reasons[0]!
}
