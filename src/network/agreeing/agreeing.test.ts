import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { namesIn } from '../../core/nodes.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { agreeing } from './agreeing.ts'
import { createNode, hashOf } from './node.testing.ts'

type Node = ReturnType<typeof createNode>
const me = new Uint8Array(32)
const key = new Uint8Array(33)
const url = (n: number) => `ws://node-${n}`

const join = async (nodes: readonly Node[]) => {
  const broken: EntropyError[] = []
  const members = nodes.map(({ chain }, n) => ({ url: url(n), chain }))
  const chain = await agreeing(members, (error) => void broken.push(error))
  return { chain, broken }
}
const rejection = (work: Promise<unknown>): Promise<EntropyError> =>
  work.then(
    () => expect.unreachable('an answer'),
    (error) => error,
  )

/** Everything that is believed, each with a lie about it. */
const questions: { [name: string]: { lie: Partial<Chain>; ask: (chain: Chain) => Promise<unknown>; about: string } } = {
  'the balance': {
    about: 'account',
    lie: { account: async () => ({ nonce: 0, free: 10n ** 20n, reserved: 0n, frozen: 0n }) },
    ask: (chain) => chain.account(me, chain.heads().best),
  },
  'the roster': {
    about: 'roster',
    lie: { roster: async () => ({ number: 0, hash: hashOf(98), subgroups: [[]] }) },
    ask: (chain) => chain.roster(chain.heads().finalized),
  },
  'a roster that fits no hash': {
    about: 'roster',
    lie: { roster: async () => Promise.reject(new EntropyError('invalid-roster', 'does not fit')) },
    ask: (chain) => chain.roster(chain.heads().finalized),
  },
  'an earlier roster': {
    about: 'roster',
    lie: { members: async () => undefined },
    ask: (chain) => chain.members(0, 1, chain.heads().finalized),
  },
  'what is registered': {
    about: 'registration',
    lie: { standing: async () => Promise.reject(new EntropyError('dispatch-failed', 'no')) },
    ask: (chain) => chain.standing(me, chain.heads().finalized),
  },
  'how a registration stands': {
    about: 'registration',
    lie: {
      view: async (...args) => {
        const view = await createNode().chain.view(...args)
        return { ...view, final: { ...view.final, registrant: { attempts: 3, last: undefined } } }
      },
    },
    ask: (chain) => chain.view(me, key, { number: 1, hash: hashOf(1), firstBlock: null }, chain.heads()),
  },
  'whether it is the chain that was signed for': {
    about: 'block',
    lie: { view: async (...args) => ({ ...(await createNode().chain.view(...args)), history: 'another' }) },
    ask: (chain) => chain.view(me, key, { number: 1, hash: hashOf(1), firstBlock: null }, chain.heads()),
  },
  'whose a key is': {
    about: 'key',
    lie: { keyOwner: async () => me },
    ask: (chain) => chain.keyOwner(key, chain.heads().best),
  },
  'a fee': { about: 'fee', lie: { fee: async () => 1n }, ask: (chain) => chain.fee(me, chain.heads().best) },
  'what a call means': {
    about: 'runtime',
    lie: { metadata: async () => hashOf(97) },
    ask: (chain) => chain.metadata(),
  },
  'what is in a block': {
    about: 'block',
    lie: { block: async (hash) => ({ parent: hash, extrinsics: [] }) },
    ask: (chain) => chain.block(hashOf(10)),
  },
  'what came of a transaction': {
    about: 'block',
    lie: { events: async () => hashOf(97) },
    ask: (chain) => chain.events(chain.heads().finalized),
  },
  'who was in an earlier roster': {
    about: 'roster',
    lie: { members: async () => undefined },
    ask: (chain) => chain.members(0, 1, chain.heads().finalized),
  },
  'the first block': {
    about: 'block',
    lie: { firstBlock: async () => hashOf(1, 'other') },
    ask: (chain) => chain.firstBlock(),
  },
  'a deposit': {
    about: 'parameters',
    lie: { parameters: async () => ({ ...(await createNode().chain.parameters({} as never)), deposit: 0n }) },
    ask: (chain) => chain.parameters(chain.heads().best),
  },
}

test.each(Object.keys(questions))(
  'SECURITY 31: a node that lies about %s is named, and nothing is believed any more',
  async (name) => {
    const { lie, ask, about } = questions[name]!
    const { chain, broken } = await join([createNode(), createNode(lie), createNode()])
    const error = await rejection(ask(chain))
    expect([error.code, namesIn(error)]).toEqual(['nodes-disagree', { nodes: [url(1)], about }])
    expect(broken).toEqual([error])
    expect(await rejection(chain.account(me, chain.heads().best))).toBe(error)
  },
)

test('SECURITY 31: of two that disagree both are named', async () => {
  const { chain } = await join([createNode(questions['a fee']!.lie), createNode()])
  expect(namesIn(await rejection(chain.fee(me, chain.heads().best))).nodes).toEqual([url(0), url(1)])
})

test('SECURITY 31: who has another finalized block is refused before anything is asked', async () => {
  const liar = createNode()
  liar.state.chain = 'other'
  const error = await rejection(join([createNode(), createNode(), liar]))
  expect([error.code, namesIn(error)]).toEqual(['nodes-disagree', { nodes: [url(2)], about: 'block' }])
})

test('what all refuse is refused, and nobody is named for it', async () => {
  const refuse = { fee: async () => Promise.reject(new EntropyError('dispatch-failed', 'no')) }
  const { chain, broken } = await join([createNode(refuse), createNode(refuse)])
  expect((await rejection(chain.fee(me, chain.heads().best))).code).toBe('dispatch-failed')
  expect(broken).toEqual([])
})

const forgot = async () => {
  throw new EntropyError('history-pruned', 'the state of that block is gone')
}

test('a node that keeps recent blocks only contradicts nobody, and the word of the others alone is not taken', async () => {
  const { chain, broken } = await join([createNode(), createNode({ events: forgot }), createNode({ events: forgot })])
  const error = await rejection(chain.events(chain.heads().finalized))
  expect([error.code, namesIn(error)]).toEqual(['history-pruned', { nodes: [url(1), url(2)] }])
  expect(broken).toEqual([])
  expect(await chain.account(me, chain.heads().best)).toMatchObject({ free: 5n })
})

test('SECURITY 31: that one no longer has it excuses no lie of the others, and is not the answer of who is silent', async () => {
  const liar = createNode({ events: async () => hashOf(97) })
  const { chain } = await join([createNode(), liar, createNode({ events: forgot })])
  const error = await rejection(chain.events(chain.heads().finalized))
  expect([error.code, namesIn(error)]).toEqual(['nodes-disagree', { nodes: [url(0), url(1)], about: 'block' }])
  const other = createNode()
  const second = await join([createNode({ events: forgot }), other])
  other.state.silent = true
  const silent = await rejection(second.chain.events(second.chain.heads().finalized))
  expect([silent.code, namesIn(silent).nodes]).toEqual(['chain-unavailable', [url(1)]])
})

test('what all say is what one says', async () => {
  const [one, other] = [createNode(), createNode()]
  const { chain, broken } = await join([one, other])
  for (const { ask } of Object.values(questions)) expect(await ask(chain)).toEqual(await ask(one.chain))
  expect(broken).toEqual([])
})

test('asks about blocks that all have, and goes on with the slowest', async () => {
  const [fast, slow] = [createNode(), createNode()]
  fast.come(20, 18)
  const { chain } = await join([fast, slow])
  expect(chain.heads()).toEqual({ best: { number: 12, hash: hashOf(12) }, finalized: { number: 10, hash: hashOf(10) } })
  expect(await chain.blockHash(15)).toBeUndefined()
  const moved = new Promise<void>((resolve) => chain.onHeads(resolve))
  slow.come(20, 19)
  await moved
  expect(chain.heads()).toMatchObject({ best: { number: 20 }, finalized: { number: 18 } })
  chain.close()
})

test('a fork that nobody calls final is no lie: the newest common block is the best', async () => {
  const forked = createNode({ blockHash: async (number) => hashOf(number, number > 11 ? 'fork' : 'true') })
  forked.chain.heads = () => ({
    best: { number: 12, hash: hashOf(12, 'fork') },
    finalized: { number: 10, hash: hashOf(10) },
  })
  const { chain, broken } = await join([createNode(), forked])
  expect(chain.heads().best.number).toBe(11)
  expect(broken).toEqual([])
})

test('who is silent is named, and may speak again', async () => {
  const [one, other] = [createNode(), createNode()]
  const { chain, broken } = await join([one, other])
  other.state.silent = true
  const error = await rejection(chain.account(me, chain.heads().best))
  expect([error.code, namesIn(error)]).toEqual(['chain-unavailable', { nodes: [url(1)] }])
  other.state.silent = false
  expect(await chain.account(me, chain.heads().best)).toMatchObject({ free: 5n })
  expect(broken).toEqual([])
})

test('who cannot say which blocks it has is told of', async () => {
  const [one, other] = [createNode(), createNode()]
  const { broken } = await join([one, other])
  // Ahead, and silent about the block that both should have.
  other.state.silent = true
  other.come(30, 29)
  one.come(13, 11)
  await expect.poll(() => broken.map(({ code }) => code)).toEqual(['chain-unavailable'])
})

test('a node that is behind the start of a registration contradicts nobody', async () => {
  const [one, slow] = [createNode(), createNode()]
  one.come(40, 12)
  const { chain } = await join([one, slow])
  const start = { number: 30, hash: hashOf(30), firstBlock: null }
  expect((await chain.view(me, key, start, chain.heads())).history).toBe('behind')
})

test('transactions go to all; one that takes it is enough', async () => {
  const [one, other] = [createNode(), createNode()]
  const { chain } = await join([one, other])
  const [first, second] = [Uint8Array.of(1), Uint8Array.of(2)]
  await chain.submit(first)
  other.state.silent = true
  await chain.submit(second)
  expect([one.state.handedIn, other.state.handedIn]).toEqual([[first, second], [first]])
  one.chain.submit = async () => Promise.reject(new EntropyError('dispatch-failed', 'refused'))
  expect((await rejection(chain.submit(second))).code).toBe('dispatch-failed')
  one.state.silent = true
})

test('whatever subset lies, and however: no answer but the one that all give', async () => {
  const lies = fc.array(fc.constantFrom(0n, 5n, 7n), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(lies, async (fees) => {
      const { chain } = await join(fees.map((fee) => createNode({ fee: async () => fee })))
      const answer = await chain.fee(me, chain.heads().best).catch((error) => namesIn(error).nodes)
      const counts = new Set(fees).size
      if (counts === 1) expect(answer).toBe(fees[0])
      else {
        const most = fees.find((fee) => fees.filter((other) => other === fee).length * 2 > fees.length)
        expect(answer).toEqual(fees.flatMap((fee, n) => (fee === most ? [] : [url(n)])))
      }
    }),
  )
})

test('closed, it follows nobody', async () => {
  const node = createNode()
  const { chain } = await join([node, createNode()])
  let calls = 0
  chain.onHeads(() => {
    calls++
  })
  chain.close()
  node.come(50, 50)
  await new Promise((resolve) => setTimeout(resolve))
  expect(calls).toBe(0)
})
