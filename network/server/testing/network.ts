import { randomBytes } from 'node:crypto'
import { toHex } from '../../../src/core/bytes.ts'
import { exampleParameters, untouched } from '../../../src/core/chain/registry.testing.ts'
import type { RegisteredKey } from '../../../src/core/chain/registry.ts'
import { derive, sr25519PublicKey } from '../../../src/core/crypto/sr25519.ts'
import { x25519PublicKey } from '../../../src/core/crypto/x25519.ts'
import { deal, type SealedEnvelope } from '../../../src/core/dealing/deal.ts'
import type { RosterMember } from '../../../src/core/dealing/roster.ts'
import type { ChainState, ChainStatus, ChainView, LiveDealing } from '../chain/state.ts'
import type { ServerSecrets } from '../keys/keySet.ts'

export type TestServer = RosterMember & { secrets: ServerSecrets }

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

const makeServer = async (): Promise<TestServer> => {
  const secrets = { tss: derive(random(32), ''), x25519: random(32) }
  const tssAccount = sr25519PublicKey(secrets.tss)
  return { stash: random(32), tssAccount, x25519PublicKey: await x25519PublicKey(secrets.x25519), secrets }
}

export const genesis = new Uint8Array(32).fill(9)

/** Servers of `subgroups` subgroups with `members` each. */
export const makeServers = (subgroups = 3, members = 2): Promise<TestServer[][]> =>
  Promise.all(Array.from({ length: subgroups }, () => Promise.all(Array.from({ length: members }, makeServer))))

export type TestDealing = LiveDealing & { envelopes: SealedEnvelope[] }

/** A real dealing for these servers, as it stands on chain since block `block`. */
export const makeDealing = async (
  servers: readonly (readonly TestServer[])[],
  { block = 100, attempt = 1, threshold = 2, registrant = random(32) } = {},
): Promise<TestDealing> => {
  const roster = servers.map((members) =>
    members.map(({ stash, tssAccount, x25519PublicKey }) => ({ stash, tssAccount, x25519PublicKey })),
  )
  const entropy = random(32)
  const secretKey = random(32)
  const { opened, envelopes } = await deal({ secretKey, genesis, registrant, attempt, threshold, roster, entropy })
  const dealt = {
    kind: 'dealt' as const,
    attempt,
    block,
    roster: 1,
    dealingHash: opened.dealingHash,
    subgroups: roster.map(() => untouched),
  }
  return { kind: 'dealt', registrant, dealt, opened, roster, blockHash: random(32), envelopes }
}

export const makeState = (number: number, dealings: readonly LiveDealing[], own?: RosterMember): ChainState => ({
  block: { number, hash: random(32) },
  parameters: exampleParameters,
  registrations: new Map(dealings.map((dealing) => [toHex(dealing.registrant), dealing])),
  histories: new Map(),
  server: own && { ...own, endpoint: 'http://127.0.0.1:1', bond: 1n, status: { kind: 'seated', subgroup: 0 } },
  account: { nonce: 0, free: 1_000n },
  tssReserve: 100n,
})

/** A chain that says what the test wants it to say. */
export type FakeView = ChainView & { state: ChainState | undefined; final: ChainState | undefined; is: ChainStatus }

export const makeView = (state: ChainState | undefined): FakeView => {
  const view: FakeView = {
    state,
    final: state,
    is: 'ready',
    status: () => view.is,
    best: () => view.state,
    finalized: () => view.final,
    isRecent: (hash) => view.state !== undefined && toHex(hash) === toHex(view.state.block.hash),
  }
  return view
}

/** What the chain keeps of a dealing that was registered. */
export const registeredKeyOf = ({ opened, dealt }: LiveDealing, missingSubgroups: number[] = []): RegisteredKey => ({
  verifyingKey: opened.dealing.verifyingKey,
  attempt: dealt.attempt,
  threshold: opened.dealing.threshold,
  commitments: opened.dealing.commitments,
  roster: dealt.roster,
  rosterHash: opened.dealing.roster,
  dealingHash: dealt.dealingHash,
  holders: dealt.subgroups.map(({ holders }) => holders),
  missingSubgroups,
  block: dealt.block + 3,
  deposit: 0n,
  signature: new Uint8Array(64),
})
