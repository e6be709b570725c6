import { ascii, concat } from '../../../src/core/bytes.ts'
import { ss58Decode } from '../../../src/core/keys/address.ts'
import type { Devnet } from '../devnet.ts'
import { chainFacts } from './chainFacts.ts'

/** The account that takes what is lost: FRAME's `PalletId(*b"ent/slsh")`, as an account. */
const pot = concat(ascii('modlent/slsh'), new Uint8Array(20))

/** The money that stands in for behaviour: the bond of each server, by number, and what was lost so far. */
export type Holds = { readonly bonds: Readonly<Record<number, bigint>>; readonly pot: bigint }

/** @throws when a bond is not what is really held of its stash */
export const readHolds = async ({ outside, servers }: Devnet): Promise<Holds> => {
  const chain = chainFacts(outside)
  const bonds = await Promise.all(
    servers().map(async ({ number, stash }) => {
      const account = ss58Decode(stash)
      const [{ bond }, { reserved }] = await Promise.all([chain.server(account), chain.account(account)])
      if (bond !== reserved) throw new Error(`server ${number}: a bond of ${bond}, but ${reserved} is held`)
      return [number, bond] as const
    }),
  )
  return { bonds: Object.fromEntries(bonds), pot: (await chain.account(pot)).free }
}

/** The same with this taken from these bonds, and a deposit if there was one: all of it in the pot, and nothing else changed. */
export const withLost = (before: Holds, lost: { bonds?: Record<number, bigint>; deposit?: bigint }): Holds => {
  const bonds = { ...before.bonds }
  let sum = lost.deposit ?? 0n
  for (const [number, amount] of Object.entries(lost.bonds ?? {})) {
    bonds[Number(number)]! -= amount
    sum += amount
  }
  return { bonds, pot: before.pot + sum }
}
