import { spendable } from '../../chain/system.ts'
import type { LaterCall, RegistrationRecord } from '../record.ts'
import type { Waiting } from '../state.ts'
import type { ChainView } from './chainView.ts'
import { type Act, insteadOf, isUsable, nothing, type Plan, submit } from './planning.ts'

/** After so many signatures that came to nothing we stop paying fees. */
export const PATIENCE = 2

/** What is to come onto the chain, and what is shown on the way. */
export type Wish = {
  readonly calls: readonly LaterCall[]
  readonly sign: (refused: boolean) => Act
  readonly meanwhile: Waiting | null
  /** What the user has to do for it while the wallet is locked. */
  readonly locked: Waiting | null
}

/**
 * Hands in what is signed; signs the wish when nothing is. What is under way is let through first, wished for or not, so
 * that no nonce is used twice. Undefined when the chain refused it too often.
 */
export const carryOut = (
  record: RegistrationRecord,
  view: ChainView,
  unlocked: boolean,
  wish: Wish,
): Plan | undefined => {
  const { best, final } = view
  const shown = { ...record, waiting: wish.meanwhile }
  const isWished = ({ call }: { call: LaterCall }) => wish.calls.some((wished) => isSame(wished, call))
  const signed = record.later.filter(isWished)
  const pending = record.later.filter(({ nonce }) => nonce >= best.account.nonce)
  const isUnderWay = pending.length > 0 && isUsable(pending, view)
  const wasIncluded = signed.some(({ nonce }) => nonce < best.account.nonce)
  // At the best block it came to nothing; that counts when it is final.
  if (!isUnderWay && wasIncluded && signed.some(({ nonce }) => nonce >= final.account.nonce)) return nothing(shown)
  if (spendable(best.account) < record.spare) return nothing(record, insteadOf(wish.locked ?? wish.meanwhile, 'funds'))
  if (isUnderWay) return submit(shown, pending)
  if (wasIncluded && record.signedAgain > PATIENCE) return undefined
  if (!unlocked) return nothing(record, wish.locked)
  return { record: shown, act: wish.sign(wasIncluded), deliver: [] }
}

const isSame = (one: LaterCall, other: LaterCall): boolean =>
  one.kind === other.kind &&
  (!('member' in one) || !('member' in other) || (one.member === other.member && one.subgroup === other.subgroup))
