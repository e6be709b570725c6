import { beforeAll, expect, test } from 'vitest'
import { ascii, equalBytes, fromHex } from '../../core/bytes.ts'
import { ecdsaSign } from '../../core/crypto/ecdsa.ts'
import { x25519PublicKey } from '../../core/crypto/x25519.ts'
import { judge } from '../../core/dealing/accusation/judge.ts'
import { openDealing } from '../../core/dealing/open.ts'
import { hashDealing } from '../../core/dealing/statement.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../core/keys/phrase.ts'
import { parseVault } from '../../protocol/vault/file.ts'
import { publicsOf } from '../../protocol/vault/publics.ts'
import type { Accused, JobInput, JobReply, Prepared } from '../../protocol/workerApi.ts'
import { runJob } from '../run.ts'

const filled = (length: number, value: number) => new Uint8Array(length).fill(value)
const context = {
  genesis: filled(32, 0xee),
  specVersion: 1,
  transactionVersion: 1,
  nonce: 8,
  era: { kind: 'mortal', period: 64, block: 100, blockHash: filled(32, 1) },
} as const
const output = <T>(reply: JobReply): T => {
  if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`)
  return reply.output as T
}
type Opened = { vault: JobInput<'openEnvelope'>['vault']; dataKey: Uint8Array }
const PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk'
const second = {
  account: accountFromPhrase(ascii(PHRASE), 1).publicKey,
  key: secp256k1FromPhrase(ascii(PHRASE), 1).publicKey,
}
const namesOf = ({ vault }: Pick<Opened, 'vault'>) => {
  const { accounts, keys } = publicsOf(parseVault(vault))
  return { account: fromHex(accounts[0]!.publicKey), key: fromHex(keys[0]!.verifyingKey) }
}
const newVault = async (phrase?: string) => {
  const input = { password: ascii('correct horse battery'), phrase: phrase === undefined ? undefined : ascii(phrase) }
  return output<Opened>(await runJob({ job: 'createVault', input }))
}

let mine: Opened
let other: Opened
let roster: Accused['roster']
let prepared: Prepared
beforeAll(async () => {
  ;[mine, other] = await Promise.all([newVault(PHRASE), newVault()])
  for (const job of ['addAccount', 'addKey'] as const) {
    const input = { ...mine, dataKey: mine.dataKey.slice(), name: 'Second' }
    mine = { ...mine, vault: output<Opened>(await runJob({ job, input })).vault }
  }
  roster = await Promise.all(
    [0, 1, 2].map((group) =>
      Promise.all(
        [1, 2].map(async (member) => {
          const n = 10 * group + member
          return {
            stash: filled(32, n),
            tssAccount: filled(32, 100 + n),
            x25519PublicKey: await x25519PublicKey(filled(32, n)),
          }
        }),
      ),
    ),
  )
  prepared = await split(mine)
})

const split = async ({ vault, dataKey }: Opened, attempt = 1) =>
  output<Prepared>(
    await runJob({
      job: 'dealAgain',
      input: { vault, dataKey: dataKey.slice(), ...namesOf({ vault }), attempt, threshold: 2, roster, context },
    }),
  )
const accused = (change: Partial<Accused> = {}): Accused => {
  const { dealing, dealingHash, sealedEntropy, envelopes } = prepared
  const one = { ...namesOf(mine), attempt: 1, roster, context, dealing, dealingHash, sealedEntropy }
  return { ...one, envelope: envelopes[3]!, ...change }
}
const open = ({ vault, dataKey }: Opened, change?: Partial<Accused>) =>
  runJob({ job: 'openEnvelope', input: { vault, dataKey: dataKey.slice(), ...accused(change) } })

test('publishes the secret that shows the share of the accused envelope, and that is good', async () => {
  const signed = output<{ kind: string; extrinsic: Uint8Array }>(await open(mine))
  expect(signed.kind).toBe('signed')
  const { registrant } = await accountOf(signed.extrinsic)
  const opened = openDealing(prepared.dealing, { genesis: context.genesis, registrant, attempt: 1, subgroups: 3 })
  const { subgroup, member, enc, ciphertext } = prepared.envelopes[3]!
  const ephemeralSecret = signed.extrinsic.slice(-32)
  const opening = { subgroup, member: roster[subgroup]![member]!, envelope: { enc, ciphertext }, ephemeralSecret }
  expect(await judge(opened, opening)).toBe('good')
})

/** An extrinsic names its signer: length prefix (2 bytes), version, address kind, account. */
const accountOf = async (extrinsic: Uint8Array) => ({ registrant: extrinsic.slice(4, 36) })

test('nothing of another envelope is in it', async () => {
  const { extrinsic } = output<{ extrinsic: Uint8Array }>(await open(mine))
  const parts = prepared.envelopes.map(({ enc }) => enc)
  const has = (part: Uint8Array) => extrinsic.some((_, i) => equalBytes(extrinsic.subarray(i, i + 32), part))
  expect(parts.map(has)).toEqual([false, false, false, true, false, false])
})

test.each<[string, () => Partial<Accused> | Promise<Partial<Accused>>]>([
  ['the random bytes are another dealing’s', async () => ({ sealedEntropy: (await split(mine)).sealedEntropy })],
  ['the dealing is another one', async () => ({ dealing: (await split(mine)).dealing })],
  ['the hash is another one', () => ({ dealingHash: filled(32, 7) })],
  ['all is of a dealing that was made under another number', async () => ({ ...pick(await split(mine, 2)) })],
  ['the envelope’s place is another one', () => ({ envelope: { ...prepared.envelopes[3]!, member: 0 } })],
  ['its proof is', () => ({ envelope: { ...prepared.envelopes[3]!, proof: prepared.envelopes[2]!.proof } })],
  ['there is no such place', () => ({ envelope: { ...prepared.envelopes[3]!, subgroup: 9 } })],
  ['a key in the roster is', () => ({ roster: [roster[0]!, [...roster[1]!].reverse(), roster[2]!] })],
  ['the key is not the one that was split', () => ({ key: second.key })],
  ['the account is not the one that dealt', () => ({ account: second.account })],
  ['the network is another one', () => ({ context: { ...context, genesis: filled(32, 1) } })],
])('publishes nothing when %s', async (_, change) => {
  expect(output(await open(mine, await change()))).toEqual({ kind: 'unprovable' })
})

const pick = ({ dealing, dealingHash, sealedEntropy, envelopes }: Prepared): Partial<Accused> => ({
  ...{ dealing, dealingHash, sealedEntropy, envelope: envelopes[3]! },
})

test('publishes nothing that the judge finds bad: the points are not those of the share', async () => {
  const another = await split(mine)
  const points = { ...another.dealing, envelopesRoot: prepared.dealing.envelopesRoot }
  const registrant = accountFromPhrase(ascii(PHRASE), 0).publicKey
  const { dealingHash } = hashDealing(points, { genesis: context.genesis, registrant, attempt: 1, subgroups: 3 })
  const proofOfPossession = ecdsaSign(secp256k1FromPhrase(ascii(PHRASE), 0).secretKey, dealingHash)
  expect(output(await open(mine, { dealing: { ...points, proofOfPossession } }))).toEqual({ kind: 'unprovable' })
})

test('another wallet cannot open it', async () => {
  expect(output(await open(other))).toEqual({ kind: 'unprovable' })
  expect(output(await open(other, namesOf(other)))).toEqual({ kind: 'unprovable' })
  expect(await open({ ...mine, dataKey: other.dataKey })).toMatchObject({ ok: false, code: 'locked' })
})

test('a key split once more has nothing in common with the splitting before but the key', async () => {
  const again = await split(mine, 2)
  const bytesOf = ({ dealing, envelopes }: Prepared) =>
    [...dealing.commitments, dealing.noncePoint, ...dealing.uCommitments, ...envelopes.map(({ enc }) => enc)].map(
      String,
    )
  expect(again.dealing.verifyingKey).toEqual(prepared.dealing.verifyingKey)
  expect(again.calls.map(({ call }) => call.kind)).toEqual(['deal'])
  expect(bytesOf(again).filter((one) => bytesOf(prepared).includes(one))).toEqual([])
})
