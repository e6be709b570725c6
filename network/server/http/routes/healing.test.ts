import { expect, test } from 'vitest'
import { toHex } from '../../../../src/core/bytes.ts'
import { ss58Encode } from '../../../../src/core/keys/address.ts'
import type { LiveDealing } from '../../chain/state.ts'
import { signPeerRequest } from '../../crypto/peerRequest.ts'
import { falseShare, garbage, makeBadDealing } from '../../testing/badDealing.ts'
import {
  healingOf,
  makeDealing,
  makeServers,
  makeState,
  makeView,
  type TestDealing,
  type TestServer,
} from '../../testing/network.ts'
import { listen, post, sharesBody } from '../../testing/running.ts'

const servers = await makeServers(3, 2)
const [own, peer] = servers[1] as [TestServer, TestServer]
const dealing = await makeDealing(servers)

const setUp = async (live: LiveDealing, of: TestDealing = dealing) => {
  const view = makeView(makeState(200, [live], own))
  const server = await listen(own, view)
  const path = `/v1/peer/${ss58Encode(of.registrant)}/${toHex(of.opened.dealingHash)}`
  const ask = () => {
    const { hash: blockHash } = view.state!.block
    const signature = signPeerRequest({ target: own.tssAccount, path, blockHash }, peer.secrets.tss)
    const body = { asker: toHex(peer.tssAccount), block_hash: toHex(blockHash), signature: toHex(signature) }
    return post(server.url + path, body)
  }
  return { ...server, view, ask, send: () => post(`${server.url}/v1/shares`, sharesBody(of, 1)) }
}

test('a subgroup that was away for the whole time takes its shares from the wallet when it returns, and passes them on', async () => {
  const { send, ask, dealings } = await setUp(healingOf(dealing, [1]))
  const answer = await send()
  expect(answer.status).toBe(200)
  const { ack } = (await answer.json()) as { ack: object }
  expect([...dealings.entries()]).toMatchObject([{ state: 'held' }])
  expect(await (await ask()).json()).toEqual({
    ack,
    envelope: sharesBody(dealing, 1).envelopes[1],
    core_hash: toHex(dealing.opened.coreHash),
  })
})

test('what the chain no longer heals is not taken and not given', async () => {
  const { send, ask, view } = await setUp(healingOf(dealing, [1]))
  await send()
  view.state = makeState(800, [], own)
  const answer = await send()
  expect([answer.status, (await answer.json()) as object]).toMatchObject([409, { code: 'not-registering' }])
  expect((await ask()).status).toBe(404)
})

test.each([
  ['undecryptable', garbage],
  ['share-invalid', falseShare],
] as const)(
  'a wallet learns each time that what it sent is %s; peers get their own all the same',
  async (code, seal) => {
    const bad = await makeBadDealing(servers, own, seal)
    const { send, ask, dealings } = await setUp(bad, bad)
    for (let i = 0; i < 2; i++) {
      const answer = await send()
      expect([answer.status, await answer.json()]).toMatchObject([422, { code }])
    }
    expect([...dealings.entries()]).toMatchObject([{ state: 'bad' }])
    const answer = await ask()
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { envelope: sharesBody(bad, 1).envelopes[1], core_hash: toHex(bad.opened.coreHash) },
    ])
  },
)
