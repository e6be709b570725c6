import { equalBytes, toHex } from '../../../core/bytes.ts'
import { hasMember } from '../../../core/chain/dealt.ts'
import { exampleParameters, untouched } from '../../../core/chain/registry.testing.ts'
import type {
  DealtStage,
  Healing,
  Outcome,
  RegisteredKey,
  Registrant,
  Registration,
  SubgroupProgress,
} from '../../../core/chain/registry.ts'
import type { Verdict } from '../../../core/dealing/accusation/judge.ts'
import { combinePartials } from '../../../core/dealing/combine.ts'
import type { Envelope } from '../../../core/dealing/envelope.ts'
import type { OpenedDealing } from '../../../core/dealing/open.ts'
import { type Roster, rosterHash } from '../../../core/dealing/roster.ts'
import type { Place } from '../../../core/registration/state.ts'

// The rules of the chain for one account, as far as a wallet depends on them (CHAIN.md, transitions).

export const parameters = { ...exampleParameters, deposit: 1_000n }

export type Ledger = {
  block: number
  nonce: number
  free: bigint
  registration: Registration | undefined
  registrant: Registrant | undefined
  registered: RegisteredKey | undefined
  healing: Healing | undefined
  deposit: 'none' | 'held' | 'returned' | 'lost'
  rosters: Roster[]
  /** Block from which the newest roster holds. */
  since: number
  /** By place: what was delivered on chain. */
  deliveries: Map<string, Envelope>
  /** Stashes whose whole bond is gone. */
  slashed: string[]
  /** What happened, for the tests to count; with a mark what the chain refused. */
  log: string[]
  opened: OpenedDealing | undefined
}

export const emptyLedger = (roster: Roster): Ledger => ({
  block: 10,
  nonce: 0,
  free: 1_000_000_000_000n,
  registration: undefined,
  registrant: undefined,
  registered: undefined,
  healing: undefined,
  deposit: 'none',
  rosters: [roster],
  since: 0,
  deliveries: new Map(),
  slashed: [],
  log: [],
  opened: undefined,
})

/** Rosters that `deal` takes: the newest, and for its grace the one before. */
export const acceptedRosters = ({ rosters, since, block }: Ledger): Uint8Array[] =>
  rosters.slice(block <= since + 20 ? -2 : -1).map(rosterHash)

export const dealtOf = ({ registration }: Ledger): DealtStage | undefined =>
  registration?.stage.kind === 'dealt' ? registration.stage : undefined

export const setProgress = (ledger: Ledger, subgroup: number, change: Partial<SubgroupProgress>): void => {
  const stage = dealtOf(ledger)!
  const subgroups = stage.subgroups.map((one, i) => (i === subgroup ? { ...one, ...change } : one))
  ledger.registration = { ...ledger.registration!, stage: { ...stage, subgroups } }
}

export const placeName = ({ subgroup, member }: Place): string => `${subgroup}.${member}`

const ended = (ledger: Ledger, reason: Outcome['reason'], fault: Outcome['fault'], culprit?: Uint8Array): void => {
  const dealingHash = dealtOf(ledger)?.dealingHash
  const attempts = ledger.registrant?.attempts ?? 0
  const last = { attempt: attempts, dealingHash, block: ledger.block, fault, reason, culprit }
  ledger.registrant = { attempts, last }
  ledger.deliveries = new Map()
  ledger.log.push(reason)
  if (reason === 'false-accusation') {
    const until = ledger.block + parameters.dealWindow
    ledger.registration = { ...ledger.registration!, stage: { kind: 'open', until } }
    return
  }
  ledger.registration = undefined
  if (reason !== 'registered') ledger.deposit = fault === 'user' ? 'lost' : 'returned'
}

export const register = (
  ledger: Ledger,
  call: { rulesAccount: Uint8Array; constraints: Registration['initialConstraints'] },
) => {
  if (ledger.registration || ledger.registered) return false
  const until = ledger.block + parameters.dealWindow
  const stage = { kind: 'open', until } as const
  const { rulesAccount: constraintAccount, constraints: initialConstraints } = call
  ledger.registration = { constraintAccount, initialConstraints, deposit: parameters.deposit, stage }
  ledger.deposit = 'held'
  return true
}

/** `openAs`: checks and opens the dealing as the account's of this number. */
export const dealt = (ledger: Ledger, roster: Uint8Array, openAs: (attempt: number) => OpenedDealing) => {
  const stage = ledger.registration?.stage
  if (stage?.kind !== 'open' || ledger.block > stage.until) return false
  const number = ledger.rosters.findLastIndex((members) => equalBytes(rosterHash(members), roster))
  if (!acceptedRosters(ledger).some((hash) => equalBytes(hash, roster))) return false
  const attempt = (ledger.registrant?.attempts ?? 0) + 1
  try {
    ledger.opened = openAs(attempt)
  } catch {
    return false
  }
  const { block } = ledger
  const { dealingHash } = ledger.opened
  ledger.registrant = { attempts: attempt, last: ledger.registrant?.last }
  const subgroups = ledger.rosters[number]!.map(() => untouched)
  ledger.registration = {
    ...ledger.registration!,
    stage: { kind: 'dealt', attempt, block, roster: number, dealingHash, subgroups },
  }
  return true
}

/** `isCommitted`: the envelope is under the dealing's root. */
export const delivered = (
  ledger: Ledger,
  dealingHash: Uint8Array,
  place: Place,
  envelope: Envelope,
  isCommitted: boolean,
) => {
  const stage = dealtOf(ledger)
  const group = stage?.subgroups[place.subgroup]
  if (!stage || !group || !isCommitted || !equalBytes(stage.dealingHash, dealingHash)) return false
  if (ledger.block > stage.block + parameters.answerWindow) return false
  if (hasMember(group.holders, place.member) || hasMember(group.delivered, place.member)) return false
  if (ledger.deliveries.size >= 32) return false
  ledger.deliveries.set(placeName(place), envelope)
  setProgress(ledger, place.subgroup, { delivered: group.delivered | (1 << place.member) })
  return true
}

/** `verdict`: what the judge says of the published secret, of this dealing. */
export const openedOne = (ledger: Ledger, dealingHash: Uint8Array, place: Place, verdict: Verdict) => {
  const stage = dealtOf(ledger)
  const isAccused = stage && hasMember(stage.subgroups[place.subgroup]?.bad ?? 0, place.member)
  if (!isAccused || !equalBytes(stage.dealingHash, dealingHash) || verdict === 'wrong-ephemeral') return false
  if (ledger.block > stage.block + parameters.confirmWindow) return false
  if (verdict === 'bad') {
    ended(ledger, 'bad-share', 'user')
    return true
  }
  const { stash } = ledger.rosters[stage.roster]![place.subgroup]![place.member]!
  ledger.slashed.push(toHex(stash))
  ended(ledger, 'false-accusation', 'server', stash)
  return true
}

export const cancelled = (ledger: Ledger) => {
  if (ledger.registration?.stage.kind !== 'open') return false
  ended(ledger, 'cancelled', 'nobody')
  return true
}

export const settled = (ledger: Ledger, byRegistrant: boolean) => {
  const { block, registration } = ledger
  if (!registration) return false
  const { stage } = registration
  if (stage.kind === 'open') {
    if (block <= stage.until) return false
    ended(ledger, 'not-dealt', 'nobody')
    return true
  }
  const { threshold } = ledger.opened!.dealing
  const isOpen = ({ missing, delivered, holders, bad }: SubgroupProgress) => (missing & ~delivered & ~holders) | bad
  const confirmed = stage.subgroups.filter(({ partial }) => partial).length
  const isLate = block > stage.block + parameters.confirmWindow
  const isEarly = byRegistrant && block > stage.block + parameters.shareWindow && !stage.subgroups.some(isOpen)
  if (!isLate && !(isEarly && confirmed >= threshold)) return false
  const withheld = stage.subgroups.filter((group) => !group.partial && isOpen(group)).length
  if (confirmed >= threshold) completed(ledger)
  else if (stage.subgroups.length - withheld < threshold) ended(ledger, 'withheld', 'user')
  else ended(ledger, 'too-few-confirmed', 'nobody')
  return true
}

/** Combines the partials, as they are, into the test signature. */
export const completed = (ledger: Ledger): void => {
  const stage = dealtOf(ledger)!
  const { dealing } = ledger.opened!
  const partials = stage.subgroups.flatMap(({ partial }, subgroup) => (partial ? [{ subgroup, partial }] : []))
  const missingSubgroups = stage.subgroups.flatMap(({ partial }, subgroup) => (partial ? [] : [subgroup]))
  ledger.registered = {
    ...dealing,
    attempt: stage.attempt,
    roster: stage.roster,
    rosterHash: dealing.roster,
    dealingHash: stage.dealingHash,
    holders: stage.subgroups.map(({ holders }) => holders),
    missingSubgroups,
    block: ledger.block,
    deposit: parameters.deposit,
    signature: combinePartials(ledger.opened!, partials),
  }
  const until = ledger.block + parameters.healWindow
  const excluded = stage.subgroups.map((group) => group.excluded)
  if (missingSubgroups.length > 0) ledger.healing = { block: stage.block, until, excluded }
  ended(ledger, 'registered', 'nobody')
}
