import { EntropyError } from '../../core/errors.ts'
import type { PageApi, Signed } from '../../protocol/pageApi.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { waitFor } from '../listeners.ts'
import { type AskedSigning, isSigning, type SigningWish, type StoredRequest } from '../requests/request.ts'
import { expectAmong } from '../sites/expectAmong.ts'
import type { Wallet } from '../wallet.ts'
import { type PageCaller, pageAccounts } from './accounts.ts'

/** How long an answer that no page has heard is kept for the page that asks for the same again. */
const keptFor = 10 * 60_000

type Calls = Pick<PageApi, 'signPayload' | 'signRaw'>

export function signingHandlers(wallet: Wallet): Handlers<Calls, PageCaller> {
  const { requests, sites, vault, signing, now } = wallet

  const grantedAccount = (origin: string, address: string): string =>
    expectAmong(
      pageAccounts(wallet, origin).map((one) => one.address),
      address,
    )

  const isStillGood = ({ decision, decidedAt = 0, isHeard }: StoredRequest): boolean =>
    decision.kind === 'pending' || (decision.kind !== 'withdrawn' && !isHeard && now() - decidedAt < keptFor)

  async function requestFor(origin: string, pageId: string, wish: SigningWish): Promise<StoredRequest> {
    const mine = (test: (asked: AskedSigning, request: StoredRequest) => boolean) =>
      requests.find(
        (request) => request.asked.origin === origin && isSigning(request.asked) && test(request.asked, request),
      )
    const text = textOf(wish)
    // An id with another wish is another wish: its account is the one whose grant is looked at.
    const known = mine((asked) => asked.pageIds.includes(pageId) && textOf(asked) === text)
    if (known) return known
    signing.check(wish)
    const same = mine((asked, request) => textOf(asked) === text && isStillGood(request))
    if (same) return requests.follow(same.asked.id, pageId)
    return requests.ask({ id: wallet.newId(), origin, since: now(), pageIds: [pageId], ...wish })
  }

  async function answer({ origin, signal }: PageCaller, pageId: string, wish: SigningWish): Promise<Signed> {
    const { id } = (await requestFor(origin, pageId, wish)).asked
    return waitFor([requests.onChange, sites.onChange, vault.onChange], signal, async () => {
      grantedAccount(origin, wish.account) // the user may take that back at any time
      const decision = requests.find(({ asked }) => asked.id === id)?.decision
      if (decision?.kind === 'pending') return undefined
      await requests.heard(id).catch(() => undefined) // a full disk: the answer is right all the same
      // By this word, which is polkadot-js' own, dApps tell a refusal from what went wrong.
      if (decision?.kind !== 'signed') throw new EntropyError('rejected', 'Cancelled')
      const { signature, signedTransaction } = decision
      return signedTransaction === null ? { signature } : { signature, signedTransaction }
    })
  }

  return {
    signPayload: async (caller, pageId, payload) =>
      answer(caller, pageId, {
        kind: 'sign-payload',
        account: grantedAccount(caller.origin, payload.address),
        payload,
      }),
    // Whatever its `type`, as other wallets: libraries ask for text with either. What is a transaction is known by its bytes.
    signRaw: async (caller, pageId, { address, data }) =>
      answer(caller, pageId, { kind: 'sign-raw', account: grantedAccount(caller.origin, address), data }),
  }
}

/** What makes two wishes the same. Parsed values have their members in one order. */
const textOf = (wish: SigningWish): string =>
  JSON.stringify([wish.kind, wish.account, wish.kind === 'sign-raw' ? wish.data : wish.payload])
