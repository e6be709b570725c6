import type { SignerPayload } from '../../core/chain/signing/signerPayload.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Address, Hex } from '../../protocol/popup/common.ts'
import type { Proposal, RequestView } from '../../protocol/popup/requests.ts'

/** A site's wish, as stored before the user is asked. It outlives the background, the prompt, the page and the browser. */
export type Asked = {
  /** Ours; in the prompt's address. */
  readonly id: string
  readonly origin: string
  readonly since: number
  /** The ids under which pages of this origin ask for it, oldest first. */
  readonly pageIds: readonly string[]
} & (
  | { readonly kind: 'connect' }
  | {
      readonly kind: 'register'
      readonly ref: string | null
      readonly proposal: Proposal
    }
  | SigningWish
)
/** `account`: with our prefix, whatever the page wrote. */
export type SigningWish =
  | { readonly kind: 'sign-payload'; readonly account: Address; readonly payload: SignerPayload }
  | { readonly kind: 'sign-raw'; readonly account: Address; readonly data: string }
export type AskedSigning = Extract<Asked, SigningWish>
export type RegisterRequested = StoredRequest & { readonly asked: { readonly kind: 'register' } }
export const asksToRegister = (request: StoredRequest): request is RegisterRequested =>
  request.asked.kind === 'register'
export const isSigning = (asked: Asked): asked is AskedSigning =>
  asked.kind === 'sign-payload' || asked.kind === 'sign-raw'

export type Decision =
  | { readonly kind: 'pending' }
  /** `registration`: what came of it; null for a connection, which the site's own record tells. */
  | { readonly kind: 'approved'; readonly registration: string | null }
  | { readonly kind: 'signed'; readonly signature: Hex; readonly signedTransaction: Hex | null }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'withdrawn' }
export type StoredRequest = {
  readonly asked: Asked
  readonly decision: Decision
  readonly decidedAt?: number | undefined
  /** A page got this answer. */
  readonly isHeard?: boolean | undefined
}

/** The one way on: a decision is made once. @throws 'invalid-argument' for a request that was decided before. */
export function decide(
  request: StoredRequest,
  made: Exclude<Decision, { kind: 'pending' }>,
  decidedAt: number,
): StoredRequest {
  if (request.decision.kind !== 'pending')
    throw new EntropyError('invalid-argument', `this request was ${request.decision.kind} before`)
  return { asked: request.asked, decision: made, decidedAt }
}

/** Ids kept of one request: the first, by which it is listed, and the last ones. */
const maxPageIds = 64

/** Pages of one site that ask for the same follow one request. */
export const follow = (request: StoredRequest, pageId: string): StoredRequest => {
  const { asked } = request
  const [first = pageId, ...others] = asked.pageIds
  if (asked.pageIds.includes(pageId)) return request
  const pageIds = [first, ...[...others, pageId].slice(1 - maxPageIds)]
  return { ...request, asked: { ...asked, pageIds } }
}

/** What the user let come to be. It is a registration of its own by then, which pages may ask about for as long as it is kept. */
export const isRegistering = ({ decision }: StoredRequest): boolean =>
  decision.kind === 'approved' && decision.registration !== null

export const viewOf = ({ asked }: StoredRequest): RequestView => {
  const { id, origin, since } = asked
  switch (asked.kind) {
    case 'connect':
      return { kind: 'connect', id, origin, since }
    case 'register':
      return { kind: 'register', id, origin, since, proposal: asked.proposal }
    default:
      return { kind: asked.kind, id, origin, since, account: asked.account }
  }
}
