import { toHex } from '../../../../src/core/bytes.ts'
import type { Outcome, RegisteredKey, Registrant, SubgroupProgress } from '../../../../src/core/chain/registry.ts'
import type { ChainState, DealtDealing, HealingDealing, LiveDealing } from '../../chain/state.ts'
import type { DealingEntry } from '../../store/record.ts'
import {
  healingOf,
  makeDealing,
  makeServers,
  makeState,
  registeredKeyOf,
  type TestServer,
} from '../../testing/network.ts'
import { confirmDelay } from './delay.ts'
import type { Situation } from './situation.ts'

/** Three subgroups of four. Dealt at 100: shares until 110, challenges until 120, answers until 135, confirmations until 150. */
export const servers = await makeServers(3, 4)
export const dealing = await makeDealing(servers, { block: 100, attempt: 2 })
const { registrant } = dealing
const { dealingHash } = dealing.dealt

/** The member of subgroup 1 whose turn to confirm it is at this rank. */
export const byRank = (rank: number): TestServer =>
  servers[1]!.find(({ tssAccount }) => confirmDelay(dealing, 1, tssAccount) === 2 * rank)!
export const own = byRank(0)
export const ownMember = servers[1]!.indexOf(own)
/** Bitmap of these servers of subgroup 1. */
export const bits = (...members: TestServer[]): number =>
  members.reduce((bitmap, member) => bitmap | (1 << servers[1]!.indexOf(member)), 0)

export const entry = (state: DealingEntry['state'], members: readonly number[] = []): DealingEntry => ({
  ...{ registrant, dealingHash, attempt: 2, subgroup: 1, member: ownMember, accounts: [] },
  ...{ state, members },
})

/** The dealing with other progress of this server's subgroup, or of another. */
export const dealt = (change: Partial<SubgroupProgress>, subgroup = 1): DealtDealing => ({
  ...dealing,
  dealt: {
    ...dealing.dealt,
    subgroups: dealing.dealt.subgroups.map((progress, i) => (i === subgroup ? { ...progress, ...change } : progress)),
  },
})
export const confirmed = new Uint8Array(32)

/** Registered at 103 without these subgroups, which have until 703. */
export const healing = (missing: number[], change: Partial<SubgroupProgress> = {}): HealingDealing =>
  healingOf(dealt(change), missing)

export const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  ...{ attempt: 2, dealingHash, block: 150, fault: 'nobody', reason: 'too-few-confirmed', culprit: undefined },
  ...change,
})

export const registered = (missing: number[]): RegisteredKey => registeredKeyOf(dealing, missing)

type Past = Partial<{ registrant: Registrant; registered: RegisteredKey }>

/** The chain at a block: what it has of the dealing, and what it remembers of the account. */
export const chainAt = (block: number, live: LiveDealing | undefined, past: Past = {}): ChainState => ({
  ...makeState(block, live ? [live] : []),
  histories: new Map([[toHex(registrant), { registrant: past.registrant, registered: past.registered }]]),
})

/** This server before one and the same best and finalized block. */
export const before = (chain: ChainState, stored?: DealingEntry, change: Partial<Situation> = {}): Situation => ({
  ...{ registrant, dealingHash, tssAccount: own.tssAccount, isReady: true },
  ...{ best: chain, finalized: chain, entry: stored, since: new Map() },
  ...change,
})

/** The same with the dealing in flight. */
export const at = (block: number, stored?: DealingEntry, live: LiveDealing = dealing): Situation =>
  before(chainAt(block, live), stored)
