import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { type SampleDealing, sample } from '../samples.ts'

type Name = keyof typeof storageKey

/** Where each value lies; a key without arguments is one value's, or the beginning of all keys of a map. */
export const storageKeyVectors = ({ opened }: SampleDealing) => {
  const account = sample('account')
  const args: Record<Name, readonly (Uint8Array | number)[]> = {
    account: [account],
    parameters: [],
    registrant: [account],
    registrations: [],
    registration: [account],
    dealing: [account],
    registered: [account],
    registeredKeys: [],
    healings: [],
    healing: [account],
    delivery: [account, 2, 31],
    verifyingKeyOwner: [opened.dealing.verifyingKey],
    currentRoster: [],
    rosterInfo: [258],
    rosterMembers: [258, 15],
    server: [account],
    stashOfTss: [account],
    serversParameters: [],
    constraints: [account],
    constraintAccount: [account],
  }
  return Object.entries(args).map(([name, values]) => ({ name, args: values, key: keyOf(name as Name, values) }))
}

export const keyOf = (name: Name, args: readonly (Uint8Array | number)[]): Uint8Array => {
  const key = storageKey[name]
  return typeof key === 'function' ? (key as (...args: readonly unknown[]) => Uint8Array)(...args) : key
}
