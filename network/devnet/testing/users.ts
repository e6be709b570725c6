import { randomBytes } from 'node:crypto'
import { toHex } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import type { Devnet } from '../devnet.ts'
import { keyPair } from '../node.ts'
import { chainFacts } from './chainFacts.ts'
import { type Dealt, dealWith, type KeptEnvelope, type Seal } from './dealers.ts'
import { eventually } from './eventually.ts'
import { postEnvelopes } from './postEnvelopes.ts'

/** 100 BITS, in planck. */
const ALLOWANCE = 1_000_000_000_000n

export type Terms = { threshold?: number; seal?: Seal }

/** What a wallet does, without the wallet, and without its honesty. Every call resolves when it is final, or throws the chain's name for the error. */
export type User = {
  readonly account: Uint8Array
  readonly address: string
  register(): Promise<void>
  deal(terms?: Terms): Promise<Dealt>
  /** Both in a row. */
  begin(terms?: Terms): Promise<Dealt>
  /** Hands these servers the envelopes of their subgroup: says for each whether it holds its share, or the code of its refusal. */
  send(dealt: Dealt, servers: readonly number[]): Promise<Record<number, string>>
  /** Publishes a server's envelope. */
  deliver(dealt: Dealt, server: number): Promise<void>
  /** Publishes the secret of a server's envelope: that of its sealing, or another. */
  open(dealt: Dealt, server: number, ephemeralSecret?: Uint8Array): Promise<void>
  settle(): Promise<void>
}

/** A user without money. */
export const makeUser = (network: Devnet): User => {
  const { api, submit } = network.outside
  const chain = chainFacts(network.outside)
  const pair = keyPair(toHex(randomBytes(32)))
  const account = pair.publicKey
  const secretKey = new Uint8Array(randomBytes(32))
  let nonce = 0
  const send = async (call: Uint8Array): Promise<void> => {
    await submit(api.tx(api.registry.createType('Call', toHex(call)) as never), pair, nonce++)
  }
  const register = () => send(encodeCall.register({ constraintAccount: account, initialConstraints: undefined }))
  const deal = async ({ threshold = 2, seal }: Terms = {}): Promise<Dealt> => {
    const [roster, registrant] = await Promise.all([chain.roster(), chain.registrant(account)])
    const attempt = (registrant?.attempts ?? 0) + 1
    const entropy = new Uint8Array(randomBytes(32))
    const genesis = api.genesisHash.toU8a()
    const dealt = await dealWith({ secretKey, genesis, registrant: account, attempt, threshold, roster, entropy }, seal)
    await send(encodeCall.deal(dealt.opened.dealing))
    return dealt
  }
  const envelopeOf = ({ opened, envelopes }: Dealt, number: number) => {
    const found = envelopes.find(({ server }) => server === number) as KeptEnvelope
    const { subgroup, member, enc, ciphertext, proof } = found
    const committed = { dealingHash: opened.dealingHash, subgroup, member, envelope: { enc, ciphertext }, proof }
    return { committed, ephemeralSecret: found.ephemeralSecret }
  }
  return {
    account,
    address: pair.address,
    register,
    deal,
    async begin(terms) {
      const [, dealt] = await Promise.all([register(), deal(terms)])
      return dealt
    },
    send: (dealt, servers) => postEnvelopes(network, { account, address: pair.address }, dealt, servers),
    deliver: (dealt, server) => {
      const { committed } = envelopeOf(dealt, server)
      return send(encodeCall.deliver({ registrant: account, ...committed }))
    },
    open: (dealt, server, secret) => {
      const { committed, ephemeralSecret } = envelopeOf(dealt, server)
      return send(encodeCall.open({ ...committed, ephemeralSecret: secret ?? ephemeralSecret }))
    },
    settle: () => send(encodeCall.settle(account)),
  }
}

/** Users with some money, all of it given in one transaction. */
export const makeUsers = async (network: Devnet, count: number): Promise<User[]> => {
  const { api, submit } = network.outside
  const users = Array.from({ length: count }, () => makeUser(network))
  const gifts = users.map(({ address }) => api.tx.balances!.transferKeepAlive!(address, ALLOWANCE))
  await submit(api.tx.utility!.batchAll!(gifts), keyPair('//Alice'))
  await eventually(
    'money',
    async () => (await chainFacts(network.outside).account(users[0]!.account)).free > 0n || undefined,
  )
  return users
}
