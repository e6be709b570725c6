import type { RequestView } from '../../protocol/popup/requests.ts'
import { pageAccounts } from '../pages/accounts.ts'
import type { Wallet } from '../wallet.ts'
import { type Decision, isSigning } from './request.ts'

type Parts = Pick<Wallet, 'approving' | 'requests' | 'sites' | 'vault'>

/** The user lets this site know that account, and the wallet has it. */
export const isGranted = (wallet: Pick<Wallet, 'sites' | 'vault'>, origin: string, account: string): boolean =>
  pageAccounts(wallet, origin).some(({ address }) => address === account)

/** What is known already about something that waits for the user: their decision on its site, or that the site may not ask it any more. */
function answerTo(wallet: Parts, view: RequestView): Exclude<Decision, { kind: 'pending' }> | null {
  const accounts = pageAccounts(wallet, view.origin)
  if (view.kind === 'connect') {
    // The decision is stored before its request is marked: the background was stopped in between.
    if (wallet.sites.find(view.origin)?.accounts.length === 0) return { kind: 'rejected' }
    return accounts.length > 0 ? { kind: 'approved', registration: null } : null
  }
  const account = view.kind === 'register' ? view.proposal.account : view.account
  const mayAsk = account === null ? accounts.length > 0 : accounts.some(({ address }) => address === account)
  return mayAsk ? null : { kind: 'withdrawn' }
}

/**
 * Ends what waits for the user though it is answered: the site was let in or refused, or lost the account, or the wallet did.
 * What is being approved is left to whoever does that.
 * @throws 'storage-failed'
 */
export async function endAnswered(wallet: Parts): Promise<void> {
  const { requests, vault, approving } = wallet
  // What a damaged vault holds is known once it is restored.
  if (vault.view().kind === 'damaged') return
  const next = () => {
    for (const view of requests.views()) {
      const answer = approving.has(view.id) ? null : answerTo(wallet, view)
      if (answer) return { id: view.id, answer }
    }
    return null
  }
  for (let found = next(); found; found = next()) await requests.decide(found.id, found.answer, true)
  // A signature that no page has heard is kept for none that is let in later.
  const kept = () =>
    requests.find(
      ({ asked, decision, isHeard }) =>
        isSigning(asked) && decision.kind === 'signed' && !isHeard && !isGranted(wallet, asked.origin, asked.account),
    )
  for (let lost = kept(); lost; lost = kept()) await requests.heard(lost.asked.id)
}

/** Does that now, and whenever accounts go or are taken back. A full disk leaves it for the next time. */
export function followGrants(wallet: Parts): void {
  const look = () => void endAnswered(wallet).catch(() => undefined)
  for (const { onChange } of [wallet.sites, wallet.vault]) onChange(look)
  look()
}

/** Meanwhile the request can be neither withdrawn nor answered beside this; what it lost in that time is looked at afterwards. */
export async function whileDeciding<T>(wallet: Parts, requestId: string, act: () => Promise<T>): Promise<T> {
  wallet.approving.add(requestId)
  try {
    return await act()
  } finally {
    wallet.approving.delete(requestId)
    await endAnswered(wallet).catch(() => undefined)
  }
}
