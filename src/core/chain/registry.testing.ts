import type { RegistryParameters, SubgroupProgress } from './registry.ts'
import type { ServersParameters } from './servers.ts'

/** A subgroup of which nothing was heard yet. */
export const untouched: SubgroupProgress = {
  partial: undefined,
  holders: 0,
  excluded: 0,
  missing: 0,
  bad: 0,
  delivered: 0,
}

/** Windows as on the dev network. */
export const exampleParameters: RegistryParameters = {
  deposit: 50n,
  dealWindow: 50,
  shareWindow: 10,
  challengeWindow: 20,
  answerWindow: 35,
  confirmWindow: 50,
  healWindow: 600,
}

export const exampleServersParameters: ServersParameters = {
  minBond: 1_000n,
  rosterPeriod: 10,
  rosterGrace: 20,
  tssReserve: 1n,
  unbondingPeriod: 600,
  falsePartialSlash: 200_000_000,
  silenceSlash: 10_000_000,
}
