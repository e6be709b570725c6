import { type ErrorCode, errorCodes } from '../errors.ts'
import type { Address, Hex, RegisterRequest } from '../types.ts'
import type { Account } from '../wallet.ts'
import { accountFrom } from './accountFrom.ts'
import { checked } from './checked.ts'
import { mockError } from './mockError.ts'
import { ethereumAddress, verifyingKey } from './mockKey.ts'
import type { Wish } from './mockWishes.ts'

/** What the user lets the one site of a mock know, and what it may ask. */
export type MockSite = {
  granted(): readonly Account[]
  grant(accounts: readonly Account[]): void
  isGranted(address: Address): boolean
  /** It is of one of the accounts that the site may know, or of none in particular. */
  isSeen(wish: Wish): boolean
  /** @throws `code` when the site is not let in */
  expectLetIn(code?: ErrorCode): void
  /** The granted account behind an address of whatever prefix. @throws -32602 for no address, 4100 for another account */
  ofGranted(address: unknown): Address
  /** What a page asks for, with the account as it is granted. @throws before anybody is asked */
  proposed(request: unknown): RegisterRequest
}

export const createSite = (first: readonly Account[], genesisHash: Hex): MockSite => {
  let granted = first
  const isGranted = (address: Address): boolean => granted.some((account) => account.address === address)
  const expectLetIn = (code: ErrorCode = errorCodes.unauthorised): void => {
    if (granted.length === 0) throw mockError(code)
  }
  const ofGranted = (address: unknown): Address => {
    expectLetIn()
    const asked = accountFrom(address)
    if (asked === undefined) throw mockError(errorCodes.invalidParams)
    const found = granted.find((account) => accountFrom(account.address) === asked)
    if (!found) throw mockError(errorCodes.unauthorised)
    return found.address
  }
  return {
    granted: () => granted,
    grant(accounts) {
      granted = accounts
    },
    isGranted,
    isSeen: ({ account }) => (account === undefined ? granted.length > 0 : isGranted(account)),
    expectLetIn,
    ofGranted,
    proposed(given) {
      const request = checked(given)
      expectLetIn()
      const { account, key } = request
      const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
      const isOurs =
        !key || ('ethereum' in key ? isSame(key.ethereum, ethereumAddress) : isSame(key.verifyingKey, verifyingKey))
      if (!isSame(request.genesisHash ?? genesisHash, genesisHash)) throw mockError(errorCodes.invalidParams)
      const own = account === undefined ? {} : { account: ofGranted(account) }
      if (!isOurs) throw mockError(errorCodes.invalidParams)
      return { ...request, ...own }
    },
  }
}
