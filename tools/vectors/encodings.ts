import { ascii, concat } from '../../src/core/bytes.ts'
import { encodeCall } from '../../src/core/chain/calls.ts'
import { constraintsCodec } from '../../src/core/chain/constraints.ts'
import { signExtrinsic } from '../../src/core/chain/extrinsic.ts'
import {
  type Registration,
  registeredKeyCodec,
  registrantCodec,
  registrationCodec,
  registryParametersCodec,
} from '../../src/core/chain/registry.ts'
import { rosterInfoCodec, serverInfoCodec, serversParametersCodec } from '../../src/core/chain/servers.ts'
import { taggedHash } from '../../src/core/crypto/hash.ts'
import { derive, sr25519PublicKey, sr25519Sign } from '../../src/core/crypto/sr25519.ts'
import { combinePartials } from '../../src/core/dealing/combine.ts'
import { proveHolder, signAck } from '../../src/core/dealing/holderProof.ts'
import { computePartial } from '../../src/core/dealing/partial.ts'
import { rosterHash, rosterMembersCodec } from '../../src/core/dealing/roster.ts'
import { publicMember, type SampleDealing, sample } from './samples.ts'

export const hashVectors = () =>
  [
    { tag: 'entropy:statement:v1', data: new Uint8Array(0) },
    { tag: 'entropy:dealing:v1', data: sample('a') },
    { tag: 'entropy:tss:v1', data: concat(sample('genesis'), sample('stash')) },
    { tag: 'entropy:dev-server-x25519:v1', data: Uint8Array.of(1) },
    { tag: 'x', data: ascii('some more text than fits in one block of the hash function '.repeat(4)) },
  ].map(({ tag, data }) => ({ tag, data, hash: taggedHash(tag, data) }))

export const rosterVectors = (dealings: readonly SampleDealing[]) =>
  dealings.map(({ params: { roster } }) => ({ roster, hash: rosterHash(roster) }))

const constraints = {
  evmAcl: { addresses: [sample('evm').slice(0, 20)], kind: 'allow', allowNullRecipient: false },
  btcAcl: { addresses: [sample('btc 0'), sample('btc 1')], kind: 'deny', allowNullRecipient: true },
} as const

const plainConstraints = {
  evmAcl: { ...constraints.evmAcl, addresses: [...constraints.evmAcl.addresses] },
  btcAcl: { ...constraints.btcAcl, addresses: [...constraints.btcAcl.addresses] },
}
const noConstraints = { evmAcl: undefined, btcAcl: undefined }
const DEPOSIT = 12_345_678_901_234_567_890n

/** Values as they lie in the chain's storage. */
export const storageVectors = ({ opened, members, shares }: SampleDealing) => {
  const { dealing, dealingHash } = opened
  const partials = shares.map((share) => ({ subgroup: share.subgroup, partial: computePartial(opened, share) }))
  const openStage: Registration = {
    constraintAccount: sample('rules'),
    initialConstraints: undefined,
    deposit: DEPOSIT,
    stage: { kind: 'open', until: 51 },
  }
  const dealt: Registration = {
    ...openStage,
    initialConstraints: plainConstraints,
    stage: {
      kind: 'dealt',
      attempt: 1,
      block: 7,
      roster: 2,
      dealingHash,
      subgroups: [
        { partial: partials[0]!.partial, holders: 3, excluded: 4, missing: 0, bad: 0, delivered: 0 },
        { partial: undefined, holders: 0, excluded: 0, missing: 3, bad: 2, delivered: 1 },
        { partial: undefined, holders: 0, excluded: 0, missing: 0, bad: 0, delivered: 0 },
      ],
    },
  }
  const registered = {
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
    signature: combinePartials(opened, partials),
  }
  const outcome = {
    attempt: 1,
    dealingHash,
    block: 58,
    fault: 'server',
    reason: 'false-accusation',
    culprit: sample('stash'),
  } as const
  const cancelled = {
    attempt: 0,
    dealingHash: undefined,
    block: 9,
    fault: 'nobody',
    reason: 'cancelled',
    culprit: undefined,
  } as const
  const server = {
    tssAccount: sample('tss'),
    x25519PublicKey: sample('x25519'),
    endpoint: 'http://127.0.0.1:3001',
    bond: DEPOSIT,
    status: { kind: 'seated' as const, subgroup: 2 },
  }
  const serversParameters = {
    ...{ minBond: DEPOSIT, rosterPeriod: 10, rosterGrace: 20, tssReserve: 1n },
    ...{ unbondingPeriod: 600, falsePartialSlash: 200_000_000, silenceSlash: 10_000_000 },
  }
  const registryParameters = {
    ...{ deposit: DEPOSIT, dealWindow: 50, shareWindow: 10 },
    ...{ challengeWindow: 20, answerWindow: 35, confirmWindow: 50, healWindow: 600 },
  }
  const of = <T>(type: string, codec: { enc(value: T): Uint8Array }, value: T) => ({
    type,
    value,
    encoded: codec.enc(value),
  })
  return [
    of('Constraints', constraintsCodec, plainConstraints),
    of('Constraints', constraintsCodec, noConstraints),
    of('Registration', registrationCodec, openStage),
    of('Registration', registrationCodec, dealt),
    of('RegisteredKey', registeredKeyCodec, registered),
    of('Registrant', registrantCodec, { attempts: 0, last: undefined }),
    of('Registrant', registrantCodec, { attempts: 0, last: cancelled }),
    of('Registrant', registrantCodec, { attempts: 1, last: outcome }),
    of('RegistryParameters', registryParametersCodec, registryParameters),
    of('ServerInfo', serverInfoCodec, server),
    of('ServerInfo', serverInfoCodec, { ...server, status: { kind: 'candidate' } }),
    of('RosterInfo', rosterInfoCodec, { hash: dealing.roster, subgroups: 3, since: 40 }),
    of('RosterMembers', rosterMembersCodec, members[0]!.map(publicMember)),
    of('ServersParameters', serversParametersCodec, serversParameters),
  ]
}

/** Calls as the chain decodes them: pallet, call, arguments. */
export const callVectors = ({ opened, members, shares, params }: SampleDealing) => {
  const { dealing, dealingHash } = opened
  const { registrant } = params
  const [member, peer] = members[0]!
  const { x } = shares[0]!
  const holder = { dealingHash, subgroup: 0, x, entropy: sample('call') }
  const { commitment, response, signature } = signAck({
    ...holder,
    tssAccount: peer!.tssAccount,
    tssSecret: peer!.tssSecret,
  })
  const register = { constraintAccount: sample('rules'), initialConstraints: plainConstraints }
  const confirm = {
    registrant,
    dealingHash,
    subgroup: 0,
    partial: computePartial(opened, shares[0]!),
    holderProof: proveHolder({ ...holder, tssAccount: member!.tssAccount }),
    acks: [{ member: 1, holderProof: { commitment, response }, signature }],
  }
  const update = { registrant, constraints: noConstraints }
  const transfer = { destination: sample('destination'), value: DEPOSIT }
  const endpoint = 'https://server.example'
  return [
    {
      call: 'Balances.transfer_keep_alive',
      args: transfer,
      encoded: encodeCall.transferKeepAlive(transfer.destination, transfer.value),
    },
    { call: 'Servers.change_endpoint', args: { endpoint }, encoded: encodeCall.changeEndpoint(endpoint) },
    { call: 'Registry.register', args: register, encoded: encodeCall.register(register) },
    { call: 'Registry.deal', args: { dealing }, encoded: encodeCall.deal(dealing) },
    { call: 'Registry.confirm', args: confirm, encoded: encodeCall.confirm(confirm) },
    { call: 'Registry.settle', args: { registrant }, encoded: encodeCall.settle(registrant) },
    { call: 'Registry.cancel', args: {}, encoded: encodeCall.cancel() },
    { call: 'Constraints.update_constraints', args: update, encoded: encodeCall.updateConstraints(update) },
  ]
}

export const extrinsicVectors = ({ opened }: SampleDealing) => {
  const secret = derive(sample('signer'), '')
  const signer = sr25519PublicKey(secret)
  const random = sample('extrinsic')
  const chain = { genesis: sample('genesis'), specVersion: 1, transactionVersion: 1 }
  const mortal = { kind: 'mortal', period: 64, block: 1_234_567, blockHash: sample('block') } as const
  return [
    {
      name: 'short call, immortal',
      call: encodeCall.cancel(),
      context: { ...chain, nonce: 0, era: { kind: 'immortal' } as const },
    },
    { name: 'short call, mortal', call: encodeCall.cancel(), context: { ...chain, nonce: 64, era: mortal } },
    {
      name: 'long call, mortal, tip',
      call: encodeCall.deal(opened.dealing),
      context: { ...chain, nonce: 70_000, era: mortal, tip: 1n },
    },
  ].map(({ name, call, context }) => {
    let payload: Uint8Array = new Uint8Array(0)
    let signature: Uint8Array = new Uint8Array(0)
    const sign = (asked: Uint8Array): Uint8Array => {
      payload = asked
      signature = sr25519Sign(secret, payload, random)
      return signature
    }
    const extrinsic = signExtrinsic({ call, signer, context, sign })
    return { name, call, signer, context, payload, signature, extrinsic }
  })
}
