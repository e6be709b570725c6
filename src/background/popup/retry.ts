import { createSiteRegistrations } from '../pages/siteRegistrations.ts'
import { endAnswered, isGranted } from '../requests/grants.ts'
import type { Source } from '../services.ts'
import type { Wallet } from '../wallet.ts'

/**
 * The user tries again what a site asked for. The site may have asked anew by the same name meanwhile, and has one
 * registration under a name: a wish that waits is answered by this one, and beside one that goes on this is the user's own.
 */
export async function retry(wallet: Wallet, id: string): Promise<{ id: string }> {
  const { registrations, requests, approving } = wallet
  const known = createSiteRegistrations(wallet)
  const account = registrations.views().find((view) => view.id === id)?.account
  let used: Source | undefined
  let taken: string | undefined

  function sourceOf(source: Source): Source {
    const { origin } = source
    const other = known.ofItsName(source).findLast((one) => one.asked.id !== source.ref && known.isStillGood(one))
    if (!other) return source
    const isIts = account !== undefined && isGranted(wallet, origin, account)
    if (other.decision.kind !== 'pending' || approving.has(other.asked.id) || !isIts) return { origin }
    taken = other.asked.id
    approving.add(taken)
    return { origin, ref: taken }
  }

  try {
    const made = await registrations.retry(id, (source) => {
      used = sourceOf(source)
      return used
    })
    // It may also have been asked for while the key was being split.
    for (const { asked, decision } of used ? known.ofItsName(used) : []) {
      // One that the user is approving by itself just now becomes what they approve.
      const isOurs = asked.id === taken || !approving.has(asked.id)
      if (decision.kind === 'pending' && isOurs)
        await requests.decide(asked.id, { kind: 'approved', registration: made.id })
    }
    return made
  } finally {
    if (taken !== undefined) {
      approving.delete(taken)
      await endAnswered(wallet).catch(() => undefined) // what it lost meanwhile
    }
  }
}
