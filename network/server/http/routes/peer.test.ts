import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex } from '../../../../src/core/bytes.ts'
import { ss58Encode } from '../../../../src/core/keys/address.ts'
import { signPeerRequest } from '../../crypto/peerRequest.ts'
import { makeDealing, makeServers, makeState, makeView, type TestServer } from '../../testing/network.ts'
import { listen, post, sharesBody } from '../../testing/running.ts'

const servers = await makeServers(3, 2)
const own = servers[1]![0]!
const peer = servers[1]![1]!
const dealing = await makeDealing(servers)

type Question = { asker: TestServer; signer: TestServer; target: TestServer; path: string; blockHash: Uint8Array }

const setUp = async ({ stored = true } = {}) => {
  const view = makeView(makeState(101, [dealing], own))
  const server = await listen(own, view)
  if (stored) expect((await post(`${server.url}/v1/shares`, sharesBody(dealing, 1))).status).toBe(200)
  const path = `/v1/peer/${ss58Encode(dealing.registrant)}/${toHex(dealing.dealt.dealingHash)}`
  const { hash: blockHash } = view.state!.block
  const right: Question = { asker: peer, signer: peer, target: own, path, blockHash }
  const ask = (change: Partial<Question> & { sentTo?: string } = {}) => {
    const { asker, signer, target, path: signedPath, blockHash: signedHash } = { ...right, ...change }
    const request = { target: target.tssAccount, path: signedPath, blockHash: signedHash }
    const signature = toHex(signPeerRequest(request, signer.secrets.tss))
    const body = { asker: toHex(asker.tssAccount), block_hash: toHex(signedHash), signature }
    return post(server.url + (change.sentTo ?? path), body)
  }
  return { ...server, path, ask }
}

test('another member of the subgroup gets the acknowledgement and its own envelope', async () => {
  const { ask } = await setUp()
  const answer = await ask()
  expect(answer.status).toBe(200)
  const { ack, envelope } = (await answer.json()) as { ack: object; envelope: object }
  expect(ack).toMatchObject({ member: 0 })
  expect(envelope).toEqual(sharesBody(dealing, 1).envelopes[1])
})

test('a member is told when there is nothing yet', async () => {
  const { ask } = await setUp({ stored: false })
  const answer = await ask()
  expect([answer.status, await answer.json()]).toEqual([200, {}])
})

test('everyone else gets one identical 404, whatever is stored and whatever is wrong', async () => {
  const answers = new Set<string>()
  const collect = async (answer: Response) => {
    answers.add(`${answer.status} ${answer.headers.get('content-type')} ${await answer.text()}`)
  }
  const { ask, url, path, view } = await setUp()
  const stranger = servers[0]![0]!
  await collect(await fetch(`${url}/no-such-route`))
  await collect(await post(url + path, {}))
  await collect(await post(url + path, 'no json'))
  await collect(await post(url + path, 'x', { 'content-type': 'text/plain' }))
  await collect(await ask({ asker: stranger, signer: stranger }))
  await collect(await ask({ asker: own, signer: own }))
  await collect(await ask({ signer: stranger }))
  await collect(await ask({ target: peer }))
  await collect(await ask({ blockHash: new Uint8Array(randomBytes(32)) }))
  await collect(await ask({ path: path.replace('peer', 'shares') }))
  const other = `/v1/peer/${ss58Encode(randomBytes(32))}/${toHex(randomBytes(32))}`
  await collect(await ask({ path: other, sentTo: other }))
  await collect(await ask({ path: '/v1/peer/a/b', sentTo: '/v1/peer/a/b' }))
  view.state = makeState(102, [])
  await collect(await ask({ blockHash: view.state.block.hash }))
  expect([...answers]).toHaveLength(1)
  expect([...answers][0]).toMatch(/^404 application\/problem\+json/)
})
