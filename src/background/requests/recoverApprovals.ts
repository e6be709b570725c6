import type { Wallet } from '../wallet.ts'

/**
 * A registration is stored before its request is marked as approved. If the background was stopped in between, the mark is
 * made now: otherwise the user would be asked again for what is under way.
 */
export async function recoverApprovals({ requests, registrations }: Pick<Wallet, 'requests' | 'registrations'>) {
  for (const { id, origin, kind } of requests.views()) {
    const done = kind === 'register' ? registrations.bySource(origin, id) : null
    if (done) await requests.decide(id, { kind: 'approved', registration: done.id })
  }
}
