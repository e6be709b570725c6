import * as v from 'valibot'
import type { Snapshot } from '../../../protocol/popup/api.ts'
import type { Hex } from '../../../protocol/popup/common.ts'
import type { RegistrationDraft } from '../../../protocol/popup/registration.ts'
import type { Proposal } from '../../../protocol/popup/requests.ts'
import { payersOf } from '../accounts.ts'
import { freeKey, hasRegistered } from '../registrations.ts'
import { rulesEntries, rulesFormOf, toRules } from './rulesForm.ts'

const formSchema = v.object({
  account: v.string(),
  verifyingKey: v.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x')),
  ...rulesEntries,
  who: v.picklist(['made', 'other']),
  rulesAccount: v.pipe(v.string(), v.maxLength(200)),
  /** Null: what the network recommends. */
  threshold: v.nullable(v.number()),
})

/** The register screen as the user left it, wrong lines and all. */
export type RegisterForm = v.InferOutput<typeof formSchema>

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
    ...rulesFormOf(proposal?.rules ?? { evm: null, btc: null }),
    who: proposedOther ? 'other' : 'made',
    rulesAccount: proposedOther ?? '',
    threshold: proposal?.threshold ?? null,
  }
}

export const toDraft = (form: RegisterForm): RegistrationDraft => ({
  account: form.account,
  verifyingKey: form.verifyingKey,
  rules: toRules(form),
  rulesAccount: form.who === 'made' ? null : form.rulesAccount.trim(),
  threshold: form.threshold,
})
