import * as v from 'valibot'
import { EntropyError } from '../../core/errors.ts'
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
)
export type Decision =
  | { readonly kind: 'pending' }
  /** `registration`: what came of it; null for a connection, which the site's own record tells. */
  | { readonly kind: 'approved'; readonly registration: string | null }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'withdrawn' }
export type StoredRequest = { readonly asked: Asked; readonly decision: Decision }

/** The one way on: a decision is made once. @throws 'invalid-argument' for a request that was decided before. */
export function decide(
  { asked, decision }: StoredRequest,
  made: Exclude<Decision, { kind: 'pending' }>,
): StoredRequest {
  if (decision.kind !== 'pending')
    throw new EntropyError('invalid-argument', `this request was ${decision.kind} before`)
  return { asked, decision: made }
}

/** Pages of one site that ask for the same follow one request. */
export const follow = (request: StoredRequest, pageId: string): StoredRequest => {
  const { asked } = request
  if (asked.pageIds.includes(pageId)) return request
  return { ...request, asked: { ...asked, pageIds: [...asked.pageIds, pageId].slice(-16) } }
}

export const viewOf = ({ asked }: StoredRequest): RequestView => {
  const { id, origin, since } = asked
  return asked.kind === 'connect'
    ? { kind: 'connect', id, origin, since }
    : { kind: 'register', id, origin, since, proposal: asked.proposal }
}

const common = { id: v.string(), origin: v.string(), since: v.number(), pageIds: v.array(v.string()) }
const acl = v.object({
  kind: v.picklist(['allow', 'deny']),
  addresses: v.array(v.string()),
  allowContractCreation: v.optional(v.boolean()),
})
const proposal = v.object({
  account: v.nullable(v.string()),
  verifyingKey: v.nullable(v.custom<`0x${string}`>((value) => typeof value === 'string' && value.startsWith('0x'))),
  rules: v.nullable(v.object({ evm: v.nullable(acl), btc: v.nullable(acl) })),
  rulesAccount: v.nullable(v.string()),
  threshold: v.nullable(v.number()),
})
/** What is on disk may be anything; entries that are no requests are left out. */
export const parseRequests = (stored: unknown): readonly StoredRequest[] =>
  v.parse(v.fallback(v.array(v.fallback(v.nullable(storedRequest), null)), []), stored).filter((one) => one !== null)

const storedRequest: v.GenericSchema<unknown, StoredRequest> = v.object({
  asked: v.variant('kind', [
    v.object({ ...common, kind: v.literal('connect') }),
    v.object({
      ...common,
      kind: v.literal('register'),
      ref: v.nullable(v.string()),
      proposal,
    }),
  ]),
  decision: v.variant('kind', [
    v.object({ kind: v.literal('pending') }),
    v.object({ kind: v.literal('approved'), registration: v.nullable(v.string()) }),
    v.object({ kind: v.literal('rejected') }),
    v.object({ kind: v.literal('withdrawn') }),
  ]),
})
