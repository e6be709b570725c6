import { fromHex } from '../../core/bytes.ts'
import type { RegisteredKey, Registration } from '../../core/chain/registry.ts'
import { ecdsaSign, secp256k1PublicKey } from '../../core/crypto/ecdsa.ts'
import { rosterHash } from '../../core/dealing/roster.ts'
import { networks } from '../../core/networks.ts'
import { testMessageHash } from '../../core/registration/ending/outcome.ts'
import type { Chain, Standing } from '../../core/registration/ports.ts'
import { createNode } from '../../network/agreeing/node.testing.ts'

export const account = (n: number) => new Uint8Array(32).fill(n)
export const secretKey = (n: number) => new Uint8Array(32).fill(n)
const genesis = fromHex(networks[0]!.genesis, 32)
export const rulesAccount = account(200)
const roster = [0, 1, 2].map((subgroup) =>
  [0, 1].map((member) => ({
    ...{ stash: account(1), tssAccount: account(1), x25519PublicKey: account(1) },
    endpoint: subgroup === 2 && member === 1 ? undefined : `http://server-${subgroup}-${member}`,
  })),
)

/** As the chain keeps it, with a test signature by this key. */
export const registeredAs = (
  owner: Uint8Array,
  secret: Uint8Array,
  more: Partial<RegisteredKey> = {},
): RegisteredKey => {
  const unsigned: RegisteredKey = {
    verifyingKey: secp256k1PublicKey(secret),
    attempt: 1,
    threshold: 2,
    commitments: [secp256k1PublicKey(secretKey(9))],
    roster: 4,
    rosterHash: rosterHash(roster),
    dealingHash: new Uint8Array(32).fill(5),
    holders: [0b11, 0b01, 0b11],
    missingSubgroups: [],
    block: 8,
    deposit: 100n,
    signature: new Uint8Array(64),
    ...more,
  }
  const signature = ecdsaSign(secret, testMessageHash(genesis, owner, unsigned))
  return { ...unsigned, signature: more.signature ?? signature }
}

export const openStage: Registration = {
  constraintAccount: rulesAccount,
  initialConstraints: undefined,
  deposit: 100n,
  stage: { kind: 'open', until: 90 },
}

const nobody: Standing = {
  ...{ registrant: undefined, registration: undefined, registered: undefined },
  ...{ healing: undefined, constraints: undefined, constraintAccount: undefined },
}

/** A chain where accounts, by their first byte, stand like this; the others have nothing and never had. */
export const createChain = (standings: Readonly<Record<number, Partial<Standing>>>) => {
  const node = createNode()
  const state = { standings, asked: 0, isSilent: false, keyOwners: new Map<string, Uint8Array>() }
  const chain: Chain = {
    ...node.chain,
    genesis,
    account: async () => ({ nonce: 0, free: 0n, reserved: 0n, frozen: 0n }),
    standing: async ([n]) => {
      state.asked++
      if (state.isSilent) throw new Error('silent')
      return { ...nobody, ...state.standings[n!] }
    },
    keyOwner: async (key) => state.keyOwners.get(String(key)),
    members: async (number) => (number === 4 ? roster : undefined),
  }
  return { state, chain, node }
}
