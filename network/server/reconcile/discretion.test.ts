import pino from 'pino'
import { expect, test, vi } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import type { SubgroupProgress } from '../../../src/core/chain/registry.ts'
import { importX25519 } from '../../../src/core/crypto/x25519.ts'
import { openEnvelope } from '../../../src/core/dealing/envelope.ts'
import { ss58Encode } from '../../../src/core/keys/address.ts'
import type { LiveDealing } from '../chain/state.ts'
import { signPeerRequest } from '../crypto/peerRequest.ts'
import { type Duties, takeUpDuties } from '../duties.ts'
import { createAlarms } from '../ops/alarms.ts'
import { createMetrics } from '../ops/metrics.ts'
import { openStore } from '../store/store.ts'
import { falseShare, garbage, makeBadDealing } from '../testing/badDealing.ts'
import { makeChain } from '../testing/chain.ts'
import { initialisedFolder } from '../testing/folder.ts'
import {
  genesis,
  healingOf,
  makeDealing,
  makeServers,
  makeState,
  makeView,
  type TestDealing,
  type TestServer,
} from '../testing/network.ts'
import { makeStorage } from '../testing/node.ts'
import { confirmDelay } from './decide/delay.ts'

const servers = await makeServers(3, 2)
const good = await makeDealing(servers)
/** The one that confirms first: it is stopped after every look, and would wait for its turn for ever. */
const [own, peer] = [...servers[1]!].sort(
  (a, b) => confirmDelay(good, 1, a.tssAccount) - confirmDelay(good, 1, b.tssAccount),
) as [TestServer, TestServer]
const bit = (server: TestServer) => 1 << servers[1]!.indexOf(server)

const toText = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? toHex(part) : part)) ?? ''

/** A whole member, but for the chain, which is what the test says; everything that it says to anyone is collected. */
const setUp = async (dealing: TestDealing) => {
  const { data, keyFile } = await initialisedFolder(own.secrets)
  const store = await openStore(data, keyFile, () => undefined)
  const said: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void said.push(line) })
  const metrics = createMetrics()
  const named = { registrant: dealing.registrant, dealingHash: dealing.dealt.dealingHash }
  const envelopes = dealing.envelopes.filter(({ subgroup }) => subgroup === 1)
  const path = `/v1/peer/${ss58Encode(named.registrant)}/${toHex(named.dealingHash)}`

  /** Starts at this block, looks, is asked what it can be asked, and looks again after another start. */
  const live = async (block: number, dealingThen: LiveDealing | undefined, isGiven: boolean) => {
    const dealings = dealingThen ? [dealingThen] : []
    const view = makeView(makeState(block, dealings, own))
    const { chain, sent } = makeChain(view, makeStorage(dealings))
    const start = async () => {
      const alarms = createAlarms(log, metrics)
      const duties = takeUpDuties({ log, metrics, alarms, genesis, store, chain, allowPrivatePeers: true })
      await vi.waitFor(() => expect(duties.isReconciled()).toBe(true))
      return duties
    }
    const asked = await start()
    if (isGiven) said.push(toText(await asked.accept({ ...named, envelopes }).catch((error: Error) => error.message)))
    for (const asker of [peer, own, servers[0]![0]!]) said.push(toText(await ask(asked, asker, view.state!.block.hash)))
    await asked.finish()
    await (await start()).finish()
    said.push(...sent)
  }
  /** Signed as it must be. */
  const ask = (duties: Duties, asker: TestServer, blockHash: Uint8Array) => {
    const signature = signPeerRequest({ target: own.tssAccount, path, blockHash }, asker.secrets.tss)
    return duties.answer({ ...named, path, asker: asker.tssAccount, blockHash, signature })
  }
  return { said, envelopes, live }
}

const progress = (of: TestDealing, change: Partial<SubgroupProgress>): LiveDealing => ({
  ...of,
  dealt: { ...of.dealt, subgroups: of.dealt.subgroups.map((one, i) => (i === 1 ? { ...one, ...change } : one)) },
})

/** From the dealing to its end and beyond, with everything on the way that a member has to react to. */
const wholeLife = (dealing: TestDealing): [number, LiveDealing | undefined][] => {
  const { enc, ciphertext } = dealing.envelopes.find(({ tssAccount }) => tssAccount === own.tssAccount)!
  const delivered = {
    ...progress(dealing, { delivered: bit(own), missing: bit(peer) }),
    delivered: { enc, ciphertext },
  }
  return [
    ...[102, 108, 111, 114].map((block): [number, LiveDealing] => [block, dealing]),
    ...[115, 116].map((block): [number, LiveDealing] => [
      block,
      progress(dealing, { missing: bit(peer), bad: bit(own) }),
    ]),
    ...[121, 136].map((block): [number, LiveDealing] => [block, delivered as LiveDealing]),
    [140, progress(dealing, { partial: new Uint8Array(32), holders: bit(peer) })],
    [175, dealing],
    [176, dealing],
    [200, healingOf(dealing, [1])],
    [300, healingOf(dealing, [2])],
    [900, undefined],
  ]
}

const shareOf = async (dealing: TestDealing, server: TestServer) => {
  const envelope = dealing.envelopes.find(({ tssAccount }) => tssAccount === server.tssAccount)!
  const { coreHash } = dealing.opened
  const { secrets } = server
  const share = await openEnvelope({ coreHash, subgroup: 1, member: server, x25519SecretKey: secrets.x25519, envelope })
  return [share.x, share.u, share.d]
}

/** What own key and an envelope's key have in common: whoever knows it opens the envelope. */
const sharedWith = async ({ enc }: { enc: Uint8Array }) =>
  (await importX25519(own.secrets.x25519)).sharedSecret(enc).catch(() => new Uint8Array(32).fill(7))

const expectUnsaid = (secrets: readonly Uint8Array[], everything: readonly string[]) => {
  const text = everything.join('\n')
  for (const secret of secrets) {
    expect(text.includes(toHex(secret).slice(2))).toBe(false)
    expect(text.includes(Buffer.from(secret).toString('base64').replace(/=+$/, ''))).toBe(false)
    expect(text.includes(JSON.stringify([...secret]).slice(1, -1))).toBe(false)
  }
}

const copied = good.envelopes.find(({ tssAccount }) => tssAccount === own.tssAccount)!

test.each<[string, TestDealing, string[]]>([
  ['a good share', good, ['acknowledge', 'confirm', 'deliver', 'settle']],
  ['nothing', await makeDealing(servers), ['acknowledge', 'challenge', 'settle']],
  ['an envelope that does not open', await makeBadDealing(servers, own, garbage), ['challenge', 'deliver', 'settle']],
  ['an envelope without a share', await makeBadDealing(servers, own, falseShare), ['challenge', 'deliver', 'settle']],
  [
    'an envelope of another user’s dealing',
    await makeBadDealing(servers, own, async () => ({ enc: copied.enc, ciphertext: copied.ciphertext })),
    ['challenge', 'deliver', 'settle'],
  ],
])(
  'with %s a member never says a share, a key or a Diffie-Hellman value, whatever happens',
  async (got, dealing, calls) => {
    const { live, said, envelopes } = await setUp(dealing)
    for (const [block, then] of wholeLife(dealing)) await live(block, then, got !== 'nothing')
    const sent = said.map((line) => /"call":"([a-z]+)","result":"sent"/.exec(line)?.[1]).filter(Boolean)
    expect(sent).toEqual(expect.arrayContaining(calls))
    for (const name of sent) expect(['confirm', 'acknowledge', 'challenge', 'deliver', 'settle']).toContain(name)
    const { tss, x25519 } = own.secrets
    const secrets = [tss, tss.slice(0, 32), x25519, ...(await shareOf(good, own))]
    if (got === 'nothing') secrets.push(...(await shareOf(dealing, own)))
    for (const envelope of [...envelopes, copied]) secrets.push(await sharedWith(envelope))
    expectUnsaid(secrets, said)
  },
  60_000,
)
