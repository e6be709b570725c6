import type { Acl, Registered } from '@entropy-wallet/dapp'
import { type Expected, VerificationError, verifyRegistered } from '@entropy-wallet/dapp/verify'
import { find, make } from './elements.ts'
import { verdicts } from './words.ts'

type Row = readonly [id: string, name: string, value: string]

const rulesOf = (acl: Acl | null | undefined): string => {
  if (!acl) return 'nothing'
  if (acl.addresses.length === 0) return acl.kind === 'allow' ? 'nothing' : 'everything'
  return acl.kind === 'allow' ? acl.addresses.join('\n') : `everything except\n${acl.addresses.join('\n')}`
}

const rowsOf = (registered: Registered): readonly Row[] => {
  const { threshold, subgroups, missingSubgroups, block, proof } = registered
  const missing = missingSubgroups.length === 0 ? 'all of them hold it' : `${missingSubgroups.length} did not confirm`
  return [
    ['ethereum-address', 'Ethereum address', registered.ethereumAddress],
    ['allowed', 'May pay on Ethereum', rulesOf(registered.constraints.evm)],
    ['rules-account', 'Rules belong to', registered.constraintAccount],
    ['registrant', 'Registered by', registered.registrant],
    ['verifying-key', 'Verifying key', registered.verifyingKey],
    ['threshold', 'Signing groups', `any ${threshold} of ${subgroups}; ${missing}`],
    ['block', 'Recorded in block', `${block.number}`],
    ['message-hash', 'Test message (hash)', proof.messageHash],
    ['signature', 'Test signature', proof.signature],
  ]
}

/** Nothing, or why this is not to be relied on. */
const flawOf = (registered: Registered, expected: Expected): string | undefined => {
  try {
    verifyRegistered(registered, expected)
    return undefined
  } catch (error) {
    return error instanceof VerificationError ? verdicts[error.reason] : String(error)
  }
}

export const hideResult = (): void => {
  find('result').hidden = true
  find('facts').replaceChildren()
}

/** What the chain recorded, and what this page found when it checked that by itself. */
export const showResult = (registered: Registered, expected: Expected): void => {
  const result = find('result')
  const flaw = flawOf(registered, expected)
  find('facts').replaceChildren(
    ...rowsOf(registered).flatMap(([id, name, value]) => {
      const cell = make('dd', value)
      cell.dataset.testid = id
      return [make('dt', name), cell]
    }),
  )
  const verdict = find('verdict')
  verdict.dataset.valid = String(flaw === undefined)
  verdict.textContent = flaw
    ? `This page checked the signature itself, and does NOT accept it: ${flaw}. Do not rely on this registration.`
    : 'This page checked the signature itself: it is by this key, over exactly this registration.'
  const isNew = result.hidden
  result.hidden = false
  if (isNew) find('result-title').focus()
}
