import * as v from 'valibot'
import type { Snapshot } from '../../../protocol/popup/api.ts'
import type { Acl, Hex, Rules } from '../../../protocol/popup/common.ts'
import type { RegistrationDraft } from '../../../protocol/popup/registration.ts'
import type { Proposal } from '../../../protocol/popup/requests.ts'
import { payersOf } from '../accounts.ts'
import { freeKey, hasRegistered } from '../registrations.ts'

const listSchema = v.object({
  mode: v.picklist(['nothing', 'allow', 'deny']),
  /** One address per line, as typed. */
  text: v.pipe(v.string(), v.maxLength(20_000)),
  creation: v.boolean(),
})

const formSchema = v.object({
  account: v.string(),
  verifyingKey: v.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x')),
  evm: listSchema,
  btc: listSchema,
  who: v.picklist(['made', 'other']),
  rulesAccount: v.pipe(v.string(), v.maxLength(200)),
  /** Null: what the network recommends. */
  threshold: v.nullable(v.number()),
})

/** The register screen as the user left it, wrong lines and all. */
export type RegisterForm = v.InferOutput<typeof formSchema>
export type ListForm = v.InferOutput<typeof listSchema>

/** A stored form, if it is one and still speaks of this wallet. */
export const readForm = (stored: unknown, { accounts, keys }: Snapshot): RegisterForm | null => {
  const parsed = v.safeParse(formSchema, stored)
  if (!parsed.success) return null
  const known =
    accounts.some(({ address }) => address === parsed.output.account) &&
    keys.some(({ verifyingKey }) => verifyingKey === parsed.output.verifyingKey)
  return known ? parsed.output : null
}

/** Sensible from the start: a newcomer only has to read it. A site's proposal comes first where it fits this wallet. */
export const newForm = (snapshot: Snapshot, proposal: Proposal | null): RegisterForm => {
  const own = payersOf(snapshot.accounts)
  const account =
    own.find(({ address }) => address === proposal?.account) ??
    own.find(({ address }) => !hasRegistered(address, snapshot.registrations)) ??
    own[0]
  const key =
    snapshot.keys.find(({ verifyingKey }) => verifyingKey === proposal?.verifyingKey) ??
    freeKey(snapshot.keys, snapshot.registrations)
  const made = snapshot.accounts.find(({ role }) => role === 'rules')?.address
  const proposedOther = proposal?.rulesAccount && proposal.rulesAccount !== made ? proposal.rulesAccount : null
  return {
    account: account?.address ?? '',
    verifyingKey: key?.verifyingKey ?? '0x',
    evm: listForm(proposal?.rules?.evm ?? null),
    btc: listForm(proposal?.rules?.btc ?? null),
    who: proposedOther ? 'other' : 'made',
    rulesAccount: proposedOther ?? '',
    threshold: proposal?.threshold ?? null,
  }
}

const listForm = (acl: Acl | null): ListForm => ({
  mode: acl?.kind ?? 'nothing',
  text: acl?.addresses.join('\n') ?? '',
  creation: acl?.allowContractCreation ?? false,
})

/** The lines that say something, each with its place in the text (from 1). */
export const linesOf = (text: string): readonly { readonly line: number; readonly address: string }[] =>
  text
    .split('\n')
    .flatMap((part, index) => part.split(/[\s,;]+/).map((address) => ({ line: index + 1, address })))
    .filter(({ address }) => address !== '')

export const toRules = ({ evm, btc }: Pick<RegisterForm, 'evm' | 'btc'>): Rules => ({
  evm: toAcl(evm, true),
  btc: toAcl(btc, false),
})

const toAcl = ({ mode, text, creation }: ListForm, contracts: boolean): Acl | null =>
  mode === 'nothing'
    ? null
    : {
        kind: mode,
        addresses: linesOf(text).map(({ address }) => address),
        ...(contracts && { allowContractCreation: creation }),
      }

export const toDraft = (form: RegisterForm): RegistrationDraft => ({
  account: form.account,
  verifyingKey: form.verifyingKey,
  rules: toRules(form),
  rulesAccount: form.who === 'made' ? null : form.rulesAccount.trim(),
  threshold: form.threshold,
})
