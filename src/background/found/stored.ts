import * as v from 'valibot'
import { constraintsCodec, decodeConstraints } from '../../core/chain/constraints.ts'
import {
  decodeHealing,
  decodeRegisteredKey,
  decodeRegistration,
  healingCodec,
  registeredKeyCodec,
  registrationCodec,
} from '../../core/chain/registry.ts'
import type { Found } from './readFound.ts'

const bytes = (length?: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => length === undefined || value.length === length),
  )
/** On disk as on the chain: what was read back is as well formed as what was read first. */
const scale = <T>(decode: (encoded: Uint8Array) => T) =>
  v.optional(
    v.pipe(
      bytes(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        try {
          return decode(dataset.value)
        } catch {
          addIssue({ message: 'not as the chain writes it' })
          return NEVER
        }
      }),
    ),
  )
const schema = v.object({
  account: bytes(32),
  genesis: bytes(32),
  firstBlock: v.optional(bytes(32)),
  /** Older entries lack it, and healing: until the chain is asked again nothing is known to heal. */
  block: v.optional(v.number(), 0),
  since: v.number(),
  registered: scale(decodeRegisteredKey),
  healing: scale(decodeHealing),
  registration: scale(decodeRegistration),
  constraints: scale(decodeConstraints),
  constraintAccount: v.optional(bytes(32)),
  servers: v.optional(v.array(v.array(v.object({ endpoint: v.pipe(v.string(), v.maxLength(128)) })))),
})
const none = { entries: [], searched: '', known: [] }
const outer = v.fallback(
  v.object({
    entries: v.fallback(v.array(v.unknown()), []),
    searched: v.fallback(v.string(), ''),
    known: v.fallback(v.array(v.string()), []),
  }),
  none,
)

/** What was found; the name of the search that was made last, and the public keys that the vault ever named. What cannot be read is left out: the chain has it still. */
export const parseFound = (
  stored: unknown,
): { readonly found: readonly Found[]; readonly searched: string; readonly known: readonly string[] } => {
  const { entries, searched, known } = v.parse(outer, stored)
  const found = entries.flatMap((entry) => {
    const result = v.safeParse(schema, entry)
    if (!result.success) return []
    const { firstBlock, registered, healing, registration, constraints, constraintAccount, servers, ...rest } =
      result.output
    return [{ ...rest, firstBlock, registered, healing, registration, constraints, constraintAccount, servers }]
  })
  return { found, searched, known }
}

export const storeFound = (found: readonly Found[], searched: string, known: readonly string[]) => ({
  searched,
  known,
  entries: found.map((one) => ({
    ...one,
    registered: one.registered && registeredKeyCodec.enc(one.registered),
    healing: one.healing && healingCodec.enc(one.healing),
    registration: one.registration && registrationCodec.enc(one.registration),
    constraints: one.constraints && constraintsCodec.enc(one.constraints),
  })),
})
