import * as v from 'valibot'
import type { Acl, Rules } from '../../../protocol/popup/common.ts'

const listSchema = v.object({
  mode: v.picklist(['nothing', 'allow', 'deny']),
  /** One address per line, as typed. */
  text: v.pipe(v.string(), v.maxLength(20_000)),
  creation: v.boolean(),
})
export const rulesEntries = { evm: listSchema, btc: listSchema }
const schema = v.object(rulesEntries)

export type ListForm = v.InferOutput<typeof listSchema>
/** What may be signed, as it is being typed, wrong lines and all. */
export type RulesForm = v.InferOutput<typeof schema>

export const readRulesForm = (stored: unknown): RulesForm | null => {
  const parsed = v.safeParse(schema, stored)
  return parsed.success ? parsed.output : null
}

export const rulesFormOf = ({ evm, btc }: Rules): RulesForm => ({ evm: listForm(evm), btc: listForm(btc) })

const listForm = (acl: Acl | null): ListForm => ({
  mode: acl?.kind ?? 'nothing',
  text: acl?.addresses.join('\n') ?? '',
  creation: acl?.allowContractCreation ?? false,
})

/** The addresses in a text, each with its line (from 1): one per line, or with spaces, commas or semicolons between. */
export const linesOf = (text: string): readonly { readonly line: number; readonly address: string }[] =>
  text
    .split('\n')
    .flatMap((part, index) => part.split(/[\s,;]+/).map((address) => ({ line: index + 1, address })))
    .filter(({ address }) => address !== '')

export const toRules = ({ evm, btc }: RulesForm): Rules => ({ evm: toAcl(evm, true), btc: toAcl(btc, false) })

const toAcl = ({ mode, text, creation }: ListForm, contracts: boolean): Acl | null =>
  mode === 'nothing'
    ? null
    : {
        kind: mode,
        addresses: linesOf(text).map(({ address }) => address),
        ...(contracts && { allowContractCreation: creation }),
      }
