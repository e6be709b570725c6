import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../bundle.ts'
import { serverNumbers } from '../keys.ts'
import { spawnChain } from '../processes/chainProcess.ts'
import { chainFacts } from '../testing/chainFacts.ts'
import type { Dealt } from '../testing/dealers.ts'
import { holdersOf, keyOf } from '../testing/ends.ts'
import { blocksPass, patience } from '../testing/eventually.ts'
import { networkForTests } from '../testing/start.ts'
import { stored } from '../testing/stores.ts'
import { makeUsers, type User } from '../testing/users.ts'
import { openWire, type Wire } from '../testing/wire.ts'

const all = [...serverNumbers]
const network = networkForTests({ servers: [] })
const chain = () => chainFacts(network().outside)

let wire: Wire
let users: User[]
beforeAll(async () => {
  wire = await openWire(network().node)
  await Promise.all(all.map((n) => network().startServer(n, { node: wire.url })))
  users = await makeUsers(network(), 16)
})

/** Why each server says that it is not ready, or that it is. */
const states = () =>
  Promise.all(
    network()
      .servers()
      .map(async ({ endpoint }) => {
        const answer = (await (await fetch(`${endpoint}/v1/health`)).json()) as { ready?: boolean; detail?: string }
        return answer.ready ? 'ready' : answer.detail
      }),
  )
const allAre = (state: string) => all.map(() => state)

/** One registration at every step, all of them gone through to the end after what happens in between. */
const atEveryStep = async (happens: () => Promise<void>) => {
  const [registered, open, dealt, halfSent, sent] = users.splice(-5) as [User, User, User, User, User]
  const done: [User, Dealt][] = []
  const finish = async (user: User, dealing: Dealt, servers = all) => {
    await user.send(dealing, servers)
    await keyOf(network(), user, dealing)
    done.push([user, dealing])
  }
  await finish(registered, await registered.begin())
  const [, ofDealt, ofHalf, ofSent] = await Promise.all([
    open.register(),
    dealt.begin(),
    halfSent.begin(),
    sent.begin(),
  ])
  await halfSent.send(ofHalf, [1, 3, 5])
  await network().chain.pause()
  // Held by all, and whatever they say to the chain now waits for a block.
  await sent.send(ofSent, all)

  await happens()

  await Promise.all([
    open.deal().then((ofOpen) => finish(open, ofOpen)),
    finish(dealt, ofDealt),
    finish(halfSent, ofHalf, [2, 4, 6]),
    finish(sent, ofSent, []),
  ])
  const kept = Object.fromEntries(all.map((n) => [n, 'kept']))
  for (const [user, dealing] of done) {
    await expect.poll(() => holdersOf(network(), user, dealing), patience).toEqual(all)
    await expect.poll(() => stored(network(), dealing), patience).toEqual(kept)
  }
}

test('the node dies and comes back: every registration goes on from the step where it was', async () => {
  await atEveryStep(async () => {
    await network().chain.stop()
    await network().chain.start()
  })
})

test('every connection is cut while blocks go on: every registration goes on from the step where it was', async () => {
  await atEveryStep(async () => {
    await wire.cut()
    await network().chain.resume()
    await blocksPass(chain(), 4)
    await wire.mend()
  })
})

test('the node stops answering without closing: the servers say so, turn to it anew, and every registration goes on', async () => {
  await atEveryStep(async () => {
    wire.mute()
    await network().chain.resume()
    await blocksPass(chain(), 2)
    // Deadlines are in blocks: a silence of seconds must not outlast them.
    await network().chain.pause()
    await expect.poll(states, patience).toEqual(allAre('chain: stale'))
    await wire.mend()
    await network().chain.resume()
    await expect.poll(states, patience).toEqual(allAre('ready'))
  })
})

/** The same runtime with one more section that says nothing: another code, and so another genesis. */
const otherChain = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entropy-other-chain-'))
  const wasm = join(folder, 'other.wasm')
  const section = Buffer.from('\x00\x06\x05other', 'latin1')
  await writeFile(wasm, Buffer.concat([await readFile(join(projectRoot, 'network/runtime/entropy.wasm')), section]))
  const other = await spawnChain({ wasm, port: 0, blockMs: 300, journal: join(folder, 'blocks') })
  onTestFinished(async () => {
    await other.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return other
}

test('a node of another genesis is named and not believed, and the network goes on with the right one', async () => {
  const other = await otherChain()
  expect(other.genesis).not.toBe(network().genesis)
  const user = users.pop()!
  const dealt = await user.begin()
  await network().chain.pause()
  await user.send(dealt, all)
  await wire.mend(other.url)
  await expect.poll(states, patience).toEqual(allAre('chain: wrong-genesis'))
  await network().stopServer(4)
  const refused = network().startServer(4, { node: wire.url })
  await expect(refused).rejects.toThrow('the node is not one of this network: wrong-genesis')

  await wire.mend()
  await network().chain.resume()
  await network().startServer(4, { node: wire.url })
  await expect.poll(states, patience).toEqual(allAre('ready'))
  await keyOf(network(), user, dealt)
  await expect.poll(() => holdersOf(network(), user, dealt), patience).toEqual(all)
})
