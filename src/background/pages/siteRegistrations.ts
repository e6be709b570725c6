import { EntropyError } from '../../core/errors.ts'
import type { PageRegistrationState, Registered, RegisterRequest } from '../../protocol/pageApi.ts'
import type { Address } from '../../protocol/popup/common.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { pageState, stateUntilRead } from '../requests/pageState.ts'
import { proposalOf } from '../requests/proposal.ts'
import { asksToRegister, type RegisterRequested, type StoredRequest } from '../requests/request.ts'
import type { Source } from '../services.ts'
import type { Wallet } from '../wallet.ts'

export type ReadRegistered = (view: RegistrationView) => Promise<Registered | undefined>

/** The registrations that sites have asked for. Each site knows its own alone, under the ids that its pages made. */
export type SiteRegistrations = {
  /** @throws 'invalid-argument' for an id that is not this site's, whoever else has it */
  get(origin: string, pageId: string): RegisterRequested
  /** Of these accounts, or of none in particular. Oldest first. */
  all(origin: string, accounts: readonly Address[]): readonly RegisterRequested[]
  /** The request for this wish: the one with this id, or the same wish of before, or a new one. */
  ask(origin: string, pageId: string, wish: RegisterRequest, accounts: readonly Address[]): Promise<StoredRequest>
  /** As it is now; undefined while the chain, which knows the end, cannot be read. @throws 'unauthorised' for an account that is not among these */
  stateOf(
    requestId: string,
    accounts: readonly Address[],
    read: ReadRegistered,
  ): Promise<PageRegistrationState | undefined>
  /** What is told of it as long as its end cannot be read. @throws 'invalid-argument' */
  untilRead(requestId: string): PageRegistrationState
  /** The requests of this site by the name that this one has, itself among them; none for one without a name. Oldest first. */
  ofItsName(source: Source): readonly RegisterRequested[]
  /** It waits for the user, goes on, or is registered: it has its name for itself. */
  isStillGood(request: StoredRequest): boolean
  /** What came of a request: when the user tried again, the last of it. */
  madeOf(request: StoredRequest): RegistrationView | undefined
}

export function createSiteRegistrations(wallet: Wallet): SiteRegistrations {
  const { registrations, requests, vault, network } = wallet
  const ofSite = (origin: string) => requests.ofSite(origin).filter(asksToRegister)
  const find = (origin: string, pageId: string) =>
    ofSite(origin).findLast(({ asked }) => asked.pageIds.includes(pageId))

  function madeOf({ asked, decision }: StoredRequest): RegistrationView | undefined {
    if (decision.kind !== 'approved') return undefined
    const made = registrations.bySource(asked.origin, asked.id)
    return made ?? registrations.views().find(({ id }) => id === decision.registration)
  }
  /** A name that led nowhere is free again. */
  function isStillGood(request: StoredRequest): boolean {
    if (request.decision.kind !== 'approved') return request.decision.kind === 'pending'
    const state = madeOf(request)?.state.kind
    return state !== undefined && state !== 'failed' && state !== 'cancelled'
  }

  function getById(requestId: string): StoredRequest {
    const request = requests.find(({ asked }) => asked.id === requestId)
    if (!request) throw new EntropyError('invalid-argument', 'no such registration')
    return request
  }

  return {
    madeOf,
    isStillGood,
    ofItsName(source) {
      const all = ofSite(source.origin)
      const ref = all.find(({ asked }) => asked.id === source.ref)?.asked.ref ?? null
      return ref === null ? [] : all.filter(({ asked }) => asked.ref === ref)
    },
    get(origin, pageId) {
      const found = find(origin, pageId)
      if (!found) throw new EntropyError('invalid-argument', 'id: no registration of this site')
      return found
    },
    all: (origin, accounts) =>
      ofSite(origin).filter((request) => {
        const { kind } = request.decision
        const account = kind === 'approved' ? madeOf(request)?.account : request.asked.proposal.account
        return account === null || (account !== undefined && accounts.includes(account))
      }),
    async ask(origin, pageId, wish, accounts) {
      const known = find(origin, pageId)
      if (known) return known
      const proposal = proposalOf(wish, { genesis: network.view().genesis, keys: vault.keys(), granted: accounts })
      const ref = wish.ref ?? null
      const wanted = JSON.stringify(proposal)
      // A wish with a name is known by it; one without is the same while it waits, if it wants the same.
      const same = ofSite(origin).findLast((request) =>
        request.asked.ref !== ref
          ? false
          : ref === null
            ? request.decision.kind === 'pending' && JSON.stringify(request.asked.proposal) === wanted
            : isStillGood(request),
      )
      if (same) return requests.follow(same.asked.id, pageId)
      const fresh = { id: wallet.newId(), origin, since: wallet.now(), pageIds: [pageId] }
      return requests.ask({ ...fresh, kind: 'register', ref, proposal })
    },
    async stateOf(requestId, accounts, read) {
      const request = getById(requestId)
      const made = madeOf(request)
      const account = made?.account ?? (asksToRegister(request) ? request.asked.proposal.account : null)
      if (account !== null && !accounts.includes(account))
        throw new EntropyError('unauthorised', 'this account was not granted to this site')
      return pageState(request.decision, vault.view().kind, made, read)
    },
    untilRead: (requestId) => stateUntilRead(madeOf(getById(requestId))),
  }
}
