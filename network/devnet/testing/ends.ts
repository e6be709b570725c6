import { equalBytes } from '../../../src/core/bytes.ts'
import type { Outcome, RegisteredKey } from '../../../src/core/chain/registry.ts'
import { ecdsaVerify } from '../../../src/core/crypto/ecdsa.ts'
import type { Devnet } from '../devnet.ts'
import { chainFacts } from './chainFacts.ts'
import type { Dealt } from './dealers.ts'
import { eventually } from './eventually.ts'
import type { User } from './users.ts'

/** How this dealing ended, once it has. */
export const endOf = ({ outside }: Devnet, { account }: User, { opened }: Dealt): Promise<Outcome> =>
  eventually('the end of a registration', async () => {
    const last = (await chainFacts(outside).registrant(account))?.last
    return last?.dealingHash && equalBytes(last.dealingHash, opened.dealingHash) ? last : undefined
  })

/** The key of this dealing, once it is registered. @throws when it ended otherwise, or when its test signature is not one of the key */
export const keyOf = async (network: Devnet, user: User, dealt: Dealt): Promise<RegisteredKey> => {
  const { reason } = await endOf(network, user, dealt)
  const key = await chainFacts(network.outside).registered(user.account)
  if (reason !== 'registered' || key === undefined) throw new Error(`not registered: ${reason}`)
  if (!ecdsaVerify(key.signature, dealt.opened.messageHash, dealt.opened.dealing.verifyingKey))
    throw new Error('registered with a test signature that does not verify')
  return key
}

/** The servers whose bit is set: one number of bits per subgroup, as the chain keeps them. */
const serversIn = ({ envelopes }: Dealt, bits: readonly number[]): number[] =>
  envelopes
    .filter(({ subgroup, member }) => ((bits[subgroup]! >>> member) & 1) === 1)
    .map(({ server }) => server)
    .sort((a, b) => a - b)

/** The servers that are on chain as holders of this key's share. */
export const holdersOf = async ({ outside }: Devnet, { account }: User, dealt: Dealt): Promise<number[]> =>
  serversIn(dealt, (await chainFacts(outside).registered(account))?.holders ?? [])

/** The servers that have accused the dealer of this, or to which it was delivered on chain, while the dealing lives. */
export const serversWith = async (
  { outside }: Devnet,
  { account }: User,
  dealt: Dealt,
  what: 'missing' | 'bad' | 'delivered',
): Promise<number[]> => {
  const stage = (await chainFacts(outside).registration(account))?.stage
  return stage?.kind === 'dealt'
    ? serversIn(
        dealt,
        stage.subgroups.map((progress) => progress[what]),
      )
    : []
}
