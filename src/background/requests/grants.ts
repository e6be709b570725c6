import { pageAccounts } from '../pages/accounts.ts'
import type { Wallet } from '../wallet.ts'
import { isSigning } from './request.ts'

type Parts = Pick<Wallet, 'approving' | 'requests' | 'sites' | 'vault'>

/** The user lets this site know that account, and the wallet has it. */
export const isGranted = (wallet: Pick<Wallet, 'sites' | 'vault'>, origin: string, account: string): boolean =>
  pageAccounts(wallet, origin).some(({ address }) => address === account)

/**
 * Takes back what waits for the user though its site may not ask it any more: it lost the account, or the wallet did. What is
 * being approved is left to whoever does that.
 * @throws 'storage-failed'
 */
export async function withdrawLost(wallet: Parts): Promise<void> {
  const { requests, vault, approving } = wallet
  // What a damaged vault holds is known once it is restored.
  if (vault.view().kind === 'damaged') return
  const next = () =>
    requests.views().find((view) => {
      if (view.kind === 'connect' || approving.has(view.id)) return false
      const account = view.kind === 'register' ? view.proposal.account : view.account
      return account === null
        ? pageAccounts(wallet, view.origin).length === 0
        : !isGranted(wallet, view.origin, account)
    })
  for (let lost = next(); lost; lost = next()) await requests.decide(lost.id, { kind: 'withdrawn' }, true)
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
  const look = () => void withdrawLost(wallet).catch(() => undefined)
  for (const { onChange } of [wallet.sites, wallet.vault]) onChange(look)
  look()
}

/** Meanwhile the request can be neither withdrawn nor approved beside this; what it lost in that time is looked at afterwards. */
export async function whileApproving<T>(wallet: Parts, requestId: string, act: () => Promise<T>): Promise<T> {
  wallet.approving.add(requestId)
  try {
    return await act()
  } finally {
    wallet.approving.delete(requestId)
    await withdrawLost(wallet).catch(() => undefined)
  }
}
