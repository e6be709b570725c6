import { constraintsCodec } from '../../../src/core/chain/constraints.ts'
import {
  type Fault,
  healingCodec,
  type Outcome,
  type Reason,
  type RegisteredKey,
  type Registration,
  type RegistryParameters,
  registeredKeyCodec,
  registrantCodec,
  registrationCodec,
  registryParametersCodec,
} from '../../../src/core/chain/registry.ts'
import {
  rosterInfoCodec,
  type ServerInfo,
  type ServersParameters,
  serverInfoCodec,
  serversParametersCodec,
} from '../../../src/core/chain/servers.ts'
import { combinePartials } from '../../../src/core/dealing/combine.ts'
import { envelopeCodec } from '../../../src/core/dealing/envelope.ts'
import { computePartial } from '../../../src/core/dealing/partial.ts'
import { rosterMembersCodec } from '../../../src/core/dealing/roster.ts'
import { publicMember, type SampleDealing, sample } from '../samples.ts'
import { noConstraints, sampleConstraints } from './constraints.ts'

const DEPOSIT = 12_345_678_901_234_567_890n

const partialsOf = ({ opened, shares }: SampleDealing) =>
  shares.map((share) => ({ subgroup: share.subgroup, partial: computePartial(opened, share) }))

const registrationsOf = (made: SampleDealing): Registration[] => {
  const open: Registration = {
    constraintAccount: sample('rules'),
    initialConstraints: undefined,
    deposit: DEPOSIT,
    stage: { kind: 'open', until: 51 },
  }
  const untouched = { partial: undefined, holders: 0, excluded: 0, missing: 0, bad: 0, delivered: 0 }
  const subgroups = [
    { ...untouched, partial: partialsOf(made)[0]!.partial, holders: 3, excluded: 4 },
    { ...untouched, missing: 3, bad: 2, delivered: 0x8000_0001 },
    untouched,
  ]
  const { dealingHash } = made.opened
  const dealt: Registration = {
    ...open,
    initialConstraints: sampleConstraints,
    stage: { kind: 'dealt', attempt: 1, block: 7, roster: 2, dealingHash, subgroups },
  }
  return [open, dealt]
}

const registeredKeyOf = (made: SampleDealing): RegisteredKey => {
  const { dealing, dealingHash } = made.opened
  return {
    verifyingKey: dealing.verifyingKey,
    attempt: 1,
    threshold: dealing.threshold,
    commitments: dealing.commitments,
    roster: 2,
    rosterHash: dealing.roster,
    dealingHash,
    holders: [3, 1, 0],
    missingSubgroups: [2],
    block: 57,
    deposit: DEPOSIT,
    signature: combinePartials(made.opened, partialsOf(made)),
  }
}

/** Every way to end, by every fault. */
const outcomesOf = ({ opened: { dealingHash } }: SampleDealing): Outcome[] => {
  const of = (fault: Fault, reason: Reason): Outcome => ({
    ...{ attempt: 1, dealingHash, block: 58, fault, reason, culprit: undefined },
  })
  return [
    { ...of('nobody', 'cancelled'), attempt: 0, dealingHash: undefined },
    { ...of('server', 'false-accusation'), culprit: sample('stash') },
    of('nobody', 'registered'),
    of('nobody', 'not-dealt'),
    of('nobody', 'too-few-confirmed'),
    of('internal', 'signature-invalid'),
    of('user', 'bad-share'),
    of('user', 'withheld'),
  ]
}

const SERVER: ServerInfo = {
  tssAccount: sample('tss'),
  x25519PublicKey: sample('x25519'),
  endpoint: 'http://127.0.0.1:3001',
  bond: DEPOSIT,
  status: { kind: 'seated', subgroup: 2 },
}
const SERVERS_PARAMETERS: ServersParameters = {
  ...{ minBond: DEPOSIT, rosterPeriod: 10, rosterGrace: 20, tssReserve: 1n },
  ...{ unbondingPeriod: 600, falsePartialSlash: 200_000_000, silenceSlash: 10_000_000 },
}
const REGISTRY_PARAMETERS: RegistryParameters = {
  ...{ deposit: DEPOSIT, dealWindow: 50, shareWindow: 10 },
  ...{ challengeWindow: 20, answerWindow: 35, confirmWindow: 50, healWindow: 600 },
}

/** Values as they lie in the chain's storage. */
export const storageVectors = (made: SampleDealing) => {
  const { opened, envelopes, members } = made
  const { enc, ciphertext } = envelopes[0]!
  const all = <T>(type: string, codec: { enc(value: T): Uint8Array }, values: readonly T[]) =>
    values.map((value) => ({ type, value, encoded: codec.enc(value) }))
  return [
    ...all('Constraints', constraintsCodec, [sampleConstraints, noConstraints]),
    ...all('Registration', registrationCodec, registrationsOf(made)),
    ...all('RegisteredKey', registeredKeyCodec, [registeredKeyOf(made)]),
    ...all('Healing', healingCodec, [{ block: 7, until: 657, excluded: [0, 4, 0] }]),
    ...all('Delivery', envelopeCodec, [{ enc, ciphertext }]),
    ...all('Registrant', registrantCodec, [
      { attempts: 0, last: undefined },
      ...outcomesOf(made).map((last) => ({ attempts: last.attempt, last })),
    ]),
    ...all('RegistryParameters', registryParametersCodec, [REGISTRY_PARAMETERS]),
    ...all('ServerInfo', serverInfoCodec, [
      SERVER,
      { ...SERVER, status: { kind: 'candidate' } },
      { ...SERVER, status: { kind: 'chilled' } },
      { ...SERVER, status: { kind: 'leaving', until: 1_000_000 } },
    ]),
    ...all('RosterInfo', rosterInfoCodec, [{ hash: opened.dealing.roster, subgroups: 3, since: 40 }]),
    ...all('RosterMembers', rosterMembersCodec, [members[0]!.map(publicMember)]),
    ...all('ServersParameters', serversParametersCodec, [SERVERS_PARAMETERS]),
  ]
}
