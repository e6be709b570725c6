import { equalBytes } from '../../core/bytes.ts'
import type { RegisteredKey } from '../../core/chain/registry.ts'
import { rosterHash } from '../../core/dealing/roster.ts'
import type { Block, Chain, Member, Standing } from '../../core/registration/ports.ts'

/** What the finalized chain has of one account. Without a registration, past or present, there is nothing to find. */
export type Found = Omit<Standing, 'registrant'> & {
  /** 32 bytes, like `constraintAccount`, `genesis` and `firstBlock`. */
  readonly account: Uint8Array
  readonly genesis: Uint8Array
  readonly firstBlock: Uint8Array | undefined
  /** Who got the pieces, in the roster's order; undefined when the chain keeps that roster no more. */
  readonly servers: readonly (readonly { readonly endpoint: string }[])[] | undefined
  /** The number of the finalized block that says so. */
  readonly block: number
  /** When it was found first, milliseconds since 1970. */
  readonly since: number
}

/** Undefined when the chain has nothing. @throws {EntropyError} as the chain does */
export const readFound = async (
  chain: Chain,
  account: Uint8Array,
  at: Block,
  since: number,
): Promise<Found | undefined> => {
  const { registrant: _, ...said } = await chain.standing(account, at)
  const { registered, registration } = said
  if (!registered && !registration) return undefined
  const firstBlock = await chain.firstBlock()
  const servers =
    registered && endpointsOf(registered, await chain.members(registered.roster, registered.holders.length, at))
  return { account, genesis: chain.genesis, firstBlock, servers, block: at.number, since, ...said }
}

/** Of a server that has left it is empty. Another roster than that of the registration says nothing. */
const endpointsOf = (
  registered: RegisteredKey,
  members: readonly (readonly Member[])[] | undefined,
): Found['servers'] => {
  if (!members || !equalBytes(rosterHash(members), registered.rosterHash)) return undefined
  return members.map((group) => group.map(({ endpoint = '' }) => ({ endpoint })))
}
