import { errorCodes } from '../errors.ts'
import type { RegisterRequest } from '../types.ts'
import { accountFrom } from './accountFrom.ts'
import { mockError } from './mockError.ts'

type Test = (value: unknown) => boolean

const hex =
  (bytes: number): Test =>
  (value) =>
    typeof value === 'string' && value.length === 2 + 2 * bytes && /^0x[0-9a-f]+$/i.test(value)
const integer =
  (least: number, most: number): Test =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
const nullOr =
  (test: Test): Test =>
  (value) =>
    value === null || test(value)
const isAddress: Test = (value) => accountFrom(value) !== undefined
const isBoolean: Test = (value) => typeof value === 'boolean'

/** An object with none but these members; `needed` of them must be there. */
const members =
  (tests: Readonly<Record<string, Test>>, ...needed: readonly string[]): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    needed.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, member]) => Object.hasOwn(tests, name) && tests[name]!(member))

const acl = (isOne: Test): Test =>
  members(
    {
      kind: (value) => value === 'allow' || value === 'deny',
      addresses: (value) => Array.isArray(value) && value.length <= 25 && value.every(isOne),
      allowContractCreation: isBoolean,
    },
    'kind',
    'addresses',
  )
const isBitcoinLike: Test = (value) => typeof value === 'string' && /^[0-9a-z]{14,90}$/i.test(value)

const isRequest = members({
  account: isAddress,
  key: (value) =>
    members({ ethereum: hex(20) }, 'ethereum')(value) || members({ verifyingKey: hex(33) }, 'verifyingKey')(value),
  constraints: members({ evm: nullOr(acl(hex(20))), btc: nullOr(acl(isBitcoinLike)) }),
  constraintAccount: isAddress,
  threshold: integer(2, 16),
  genesisHash: hex(32),
  ref: (value) => typeof value === 'string' && value.length > 0 && value.length <= 64,
})
/** Of a message to the wallet. */
const maxLength = 65_536

/** The request as it is when it arrives. @throws {EntropyError} -32602 for what cannot be sent at all */
export const sent = (given: unknown): unknown => {
  let text: string | undefined
  try {
    text = JSON.stringify(given ?? {})
  } catch {
    text = undefined
  }
  if (text === undefined || text.length > maxLength) throw mockError(errorCodes.invalidParams)
  return JSON.parse(text)
}

/**
 * A wallet looks closer at addresses of other chains than this.
 * @throws {EntropyError} -32602 for what no wallet would take
 */
export const checked = (request: unknown): RegisterRequest => {
  if (!isRequest(request)) throw mockError(errorCodes.invalidParams)
  return request as RegisterRequest
}
