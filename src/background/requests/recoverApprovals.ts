import { createSiteRegistrations } from '../pages/siteRegistrations.ts'
import type { Wallet } from '../wallet.ts'

/**
 * A registration is stored before its request is marked as approved. If the background was stopped in between, the mark is
 * made now: otherwise the user would be asked again for what is under way. The same for a wish that came while the user's
 * new try of the one before it was being split: a site asks anew by a name only if nothing goes on by it.
 */
export async function recoverApprovals(wallet: Wallet): Promise<void> {
  const { requests, registrations } = wallet
  const known = createSiteRegistrations(wallet)
  for (const { id, origin, kind } of requests.views()) {
    if (kind !== 'register') continue
    const ofItsName = known.ofItsName({ origin, ref: id }).filter(known.isStillGood)
    const done = registrations.bySource(origin, id) ?? ofItsName.map(known.madeOf).findLast((made) => made)
    if (done) await requests.decide(id, { kind: 'approved', registration: done.id })
  }
}
