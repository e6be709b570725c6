import { toHex } from '../../../core/bytes.ts'
import { hasMember } from '../../../core/chain/dealt.ts'
import { MAX_MEMBERS } from '../../../core/dealing/roster.ts'
import { EntropyError } from '../../../core/errors.ts'
import { ethereumAddress, ss58Decode, ss58Encode } from '../../../core/keys/address.ts'
import type { Chain, Member } from '../../../core/registration/ports.ts'
import { rulesOf } from '../../../core/rules/rules.ts'
import type { Address } from '../../../protocol/popup/common.ts'
import type { HolderView, RegisteredView } from '../../../protocol/popup/transactions.ts'

/**
 * What the finalized chain says of an account's registered key. `typed`: Bitcoin addresses that are known here.
 * @throws {EntropyError} `invalid-argument`, `chain-unavailable` …
 */
export const readRegistered = async (
  chain: Chain,
  address: Address,
  typed: readonly string[],
): Promise<RegisteredView | null> => {
  const registrant = ss58Decode(address)
  const { finalized } = chain.heads()
  const { registered, constraints, constraintAccount } = await chain.standing(registrant, finalized)
  if (!registered) return null
  if (!constraintAccount) throw new EntropyError('chain-unavailable', 'the node leaves out a value')
  const { verifyingKey, threshold, roster, holders, missingSubgroups, block } = registered
  const members = await chain.members(roster, holders.length, finalized)
  let number = 0
  const nameNext = () => `Server ${++number}`
  return {
    registrant: address,
    verifyingKey: toHex(verifyingKey),
    ethereumAddress: ethereumAddress(verifyingKey),
    threshold,
    rules: rulesOf(constraints, typed),
    rulesAccount: ss58Encode(constraintAccount),
    holders: holders.map((bitmap, subgroup) => ({
      subgroup,
      missing: missingSubgroups.includes(subgroup),
      members: holdersOf(members?.[subgroup], bitmap, nameNext),
    })),
    block,
    at: finalized.number,
  }
}

/** Servers are numbered through, in the roster's order. Of one that is forgotten only the holders are known. */
const holdersOf = (members: readonly Member[] | undefined, bitmap: number, nameNext: () => string): HolderView[] => {
  const places = Array.from({ length: MAX_MEMBERS }, (_, member) => member)
  return (members ?? places.filter((member) => hasMember(bitmap, member))).map((member, i) => ({
    name: nameNext(),
    endpoint: typeof member === 'number' ? null : (member.endpoint ?? null),
    holds: typeof member === 'number' || hasMember(bitmap, i),
  }))
}
