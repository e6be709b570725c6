/** Shapes on the wire, as JSON Schema: strict, nothing is stripped, coerced or defaulted. Bytes are lower-case 0x-hexadecimal. */
const hex = (bytes: number) => ({ type: 'string', pattern: `^0x[0-9a-f]{${2 * bytes}}$` }) as const

const object = <P extends Record<string, unknown>>(properties: P, required = Object.keys(properties)) =>
  ({ type: 'object', additionalProperties: false, required, properties }) as const

const hash = hex(32)
const account = {
  type: 'string',
  pattern: '^[1-9A-HJ-NP-Za-km-z]{46,48}$',
  description: 'SS58 address',
} as const

const member = {
  type: 'integer',
  minimum: 0,
  maximum: 31,
  description: 'Index in the roster order of the subgroup',
} as const

const envelope = object({
  member,
  enc: hex(32),
  ciphertext: hex(114),
  proof: { type: 'array', maxItems: 9, items: hash },
})

const ack = object({ member, commitment: hex(33), response: hex(32), signature: hex(64) })

export const sharesRequest = object({
  registrant: account,
  dealing_hash: hash,
  envelopes: { type: 'array', minItems: 1, maxItems: 32, items: envelope },
})
export const sharesAnswer = object({ ack })

export const peerPath = object({ registrant: account, dealing_hash: hash })
export const peerRequest = object({ asker: hash, block_hash: hash, signature: hex(64) })
export const peerAnswer = object({ ack, envelope, core_hash: hash }, [])

export const liveAnswer = object({ status: { type: 'string', const: 'live' } })
export const healthAnswer = object({
  ready: { type: 'boolean', const: true },
  best_block: { type: 'integer' },
  finalized_block: { type: 'integer' },
})
export const infoAnswer = object(
  {
    tss_account: account,
    x25519_public_key: hash,
    subgroup: { type: 'integer', minimum: 0, maximum: 15 },
    version: { type: 'string' },
  },
  ['tss_account', 'x25519_public_key', 'version'],
)

const problem = object({
  type: { type: 'string' },
  title: { type: 'string' },
  status: { type: 'integer' },
  code: { type: 'string' },
  detail: { type: 'string' },
})

/** Every error answer, for the OpenAPI document; 4XX and 5XX alike. */
export const problems = {
  '4XX': { description: 'Refused, with a code', content: { 'application/problem+json': { schema: problem } } },
  '5XX': {
    description: 'Failed or not ready, with a code',
    content: { 'application/problem+json': { schema: problem } },
  },
} as const
