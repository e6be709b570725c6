import { concat } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import { proveHolder, signAck } from '../../../src/core/dealing/holderProof.ts'
import { computePartial } from '../../../src/core/dealing/partial.ts'
import { type SampleDealing, sample } from '../samples.ts'
import { noConstraints, sampleConstraints } from './constraints.ts'

/** Calls as the chain decodes them: pallet, call, arguments. */
export const callVectors = (made: SampleDealing) => {
  const { dealing } = made.opened
  const { registrant } = made.params
  const register = { constraintAccount: sample('rules'), initialConstraints: sampleConstraints }
  const update = { registrant, constraints: noConstraints }
  const transfer = { destination: sample('destination'), value: 12_345_678_901_234_567_890n }
  const endpoint = 'https://server.example'
  const keys = {
    tssAccount: sample('tss'),
    x25519PublicKey: sample('x25519'),
    tssSignature: concat(sample('consent'), sample('consent s')),
  }
  return [
    {
      call: 'Balances.transfer_keep_alive',
      args: transfer,
      encoded: encodeCall.transferKeepAlive(transfer.destination, transfer.value),
    },
    { call: 'Servers.change_endpoint', args: { endpoint }, encoded: encodeCall.changeEndpoint(endpoint) },
    { call: 'Servers.change_keys', args: keys, encoded: encodeCall.changeKeys(keys) },
    { call: 'Registry.register', args: register, encoded: encodeCall.register(register) },
    { call: 'Registry.deal', args: { dealing }, encoded: encodeCall.deal(dealing) },
    { call: 'Registry.settle', args: { registrant }, encoded: encodeCall.settle(registrant) },
    { call: 'Registry.cancel', args: {}, encoded: encodeCall.cancel() },
    ...memberCalls(made),
    ...envelopeCalls(made),
    { call: 'Constraints.update_constraints', args: update, encoded: encodeCall.updateConstraints(update) },
  ]
}

/** What members say of a dealing. */
const memberCalls = ({ opened, members, shares, params: { registrant } }: SampleDealing) => {
  const { dealingHash } = opened
  const [member, peer] = members[0]!
  const { x } = shares[0]!
  const holder = { dealingHash, subgroup: 0, x, entropy: sample('call') }
  const holderProof = proveHolder({ ...holder, tssAccount: member!.tssAccount })
  const ack = signAck({ ...holder, tssAccount: peer!.tssAccount, tssSecret: peer!.tssSecret })
  const { commitment, response, signature } = ack
  const about = { registrant, dealingHash }
  const partial = computePartial(opened, shares[0]!)
  const acks = [{ member: 1, holderProof: { commitment, response }, signature }]
  const confirm = { ...about, subgroup: 0, partial, holderProof, acks }
  const acknowledge = { ...about, holderProof }
  const challenges = (['missing', 'bad'] as const).map((complaint) => ({ ...about, complaint }))
  return [
    { call: 'Registry.confirm', args: confirm, encoded: encodeCall.confirm(confirm) },
    { call: 'Registry.acknowledge', args: acknowledge, encoded: encodeCall.acknowledge(acknowledge) },
    ...challenges.map((args) => ({ call: 'Registry.challenge', args, encoded: encodeCall.challenge(args) })),
  ]
}

/** What answers a challenge. */
const envelopeCalls = ({ opened: { dealingHash }, envelopes, params: { registrant } }: SampleDealing) => {
  const { subgroup, member, enc, ciphertext, proof } = envelopes.at(-1)!
  const committed = { dealingHash, subgroup, member, envelope: { enc, ciphertext }, proof }
  const deliver = { registrant, ...committed }
  const open = { ...committed, ephemeralSecret: sample('ephemeral') }
  return [
    { call: 'Registry.deliver', args: deliver, encoded: encodeCall.deliver(deliver) },
    { call: 'Registry.open', args: open, encoded: encodeCall.open(open) },
  ]
}
