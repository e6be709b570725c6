import { describe, expect, test } from 'vitest'
import type { RegisterRequest } from '../types.ts'
import { first, names, open, settled } from './worlds.testing.ts'

// What the wallet refuses, the mock refuses: each of these is asked of both.

const third = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    ({ code }) => code,
  )
const round: { self?: unknown } = {}
round.self = round
const hex = (bytes: number) => `0x${'00'.repeat(bytes)}`
const evm = { kind: 'allow', addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] }

describe.each(names)('%s', (name) => {
  test.each<[string, unknown, number]>([
    ['no object', [], -32602],
    ['a name that is none', { ref: '' }, -32602],
    ['a name that is too long', { ref: 'x'.repeat(65) }, -32602],
    ['a name that is a number', { ref: 1 }, -32602],
    ['a member that does not exist', { reference: 'mine' }, -32602],
    ['a threshold of one', { threshold: 1 }, -32602],
    ['a threshold of a half more', { threshold: 2.5 }, -32602],
    ['a kind of rules that does not exist', { constraints: { evm: { ...evm, kind: 'none' } } }, -32602],
    ['rules without addresses', { constraints: { evm: { kind: 'allow' } } }, -32602],
    ['rules with an address that is none', { constraints: { evm: { ...evm, addresses: ['0x00'] } } }, -32602],
    ['too many addresses', { constraints: { evm: { ...evm, addresses: Array(26).fill(evm.addresses[0]) } } }, -32602],
    ['rules for another chain', { constraints: { doge: null } }, -32602],
    ['an account that is none', { account: 'nobody' }, -32602],
    ['an account that was not granted', { account: third }, 4100],
    ['a rules account that is none', { constraintAccount: 'nobody' }, -32602],
    ['a key of nobody', { key: { ethereum: hex(20) } }, -32602],
    ['a key by two names', { key: { ethereum: hex(20), verifyingKey: hex(33) } }, -32602],
    ['another chain', { genesisHash: hex(32) }, -32602],
  ])('refuses %s, before anybody is asked', async (_, request, code) => {
    const { entropy } = (await open(name)).wallet
    const handle = entropy.register(request as RegisterRequest)
    expect(handle.getState()).toEqual({ kind: 'awaiting-approval' })
    expect(await codeOf(handle.result)).toBe(code)
    expect(handle.getState()).toEqual({ kind: 'failed', fault: 'nobody', reason: 'interrupted', retryable: false })
    expect(await codeOf(handle.cancel())).toBe(-32602)
    expect(await entropy.list()).toEqual([])
  })

  test.each<[string, unknown]>([
    ['what is no JSON', { ref: round }],
    ['numbers that are no JSON', { threshold: 2n }],
    ['what is too long', { constraints: { evm: { kind: 'allow', addresses: ['x'.repeat(70_000)] } } }],
  ])('refuses %s at once', async (_, request) => {
    const { entropy } = (await open(name)).wallet
    const handle = entropy.register(request as RegisterRequest)
    expect(handle.getState()).toEqual({ kind: 'failed', fault: 'nobody', reason: 'interrupted', retryable: false })
    expect(await codeOf(handle.result)).toBe(-32602)
    expect(await entropy.list()).toEqual([])
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['members without a value', { ref: undefined, account: undefined }],
    ['a granted account, and rules that let nothing through', { account: first, constraints: { evm: null } }],
    ['rules with addresses', { constraints: { evm, btc: { kind: 'deny', addresses: [] } }, constraintAccount: third }],
  ])('takes %s', async (_, request) => {
    const { entropy } = (await open(name)).wallet
    const handle = entropy.register(request as RegisterRequest)
    await settled()
    expect(handle.getState()).toEqual({ kind: 'awaiting-approval' })
    expect(await entropy.list()).toHaveLength(1)
  })

  test('three of a site’s wait for the user; whoever comes then may come again', async () => {
    const { entropy } = (await open(name)).wallet
    const handles = ['a', 'b', 'c', 'd'].map((ref) => entropy.register({ ref }))
    const last = handles[3]!
    expect(await codeOf(last.result)).toBe(-32002)
    expect(last.getState()).toMatchObject({ kind: 'failed', reason: 'interrupted', retryable: true })
    expect(await handles[0]!.cancel()).toBe('cancelled')
    const again = entropy.register({ ref: 'd' })
    await settled()
    expect(again.getState().kind).toBe('awaiting-approval')
  })

  test('what is nobody’s, or not granted, is not looked up', async () => {
    const { entropy, signer } = (await open(name)).wallet
    const unknown = [7, '', 'no-such-id-1', undefined].map((id) => entropy.resume(id as string).result)
    expect(await Promise.all(unknown.map(codeOf))).toEqual(Array(4).fill(-32602))
    for (const ask of [entropy.status, entropy.getConstraints]) {
      expect(await codeOf(ask(third))).toBe(4100)
      expect(await codeOf(ask('nobody'))).toBe(-32602)
      expect(await codeOf(ask(undefined as never))).toBe(-32602)
    }
    expect(await codeOf(entropy.getConstraints(first))).toBe(-32602)
    expect(await codeOf(signer.signRaw({ address: third, data: 'a' }))).toBe(4100)
  })

  test('metadata: what it shows is provided already, and nothing else is taken', async () => {
    const { metadata } = (await open(name)).wallet
    const [known] = await metadata.get()
    expect(known).toEqual({ genesisHash: expect.stringMatching(/^0x[0-9a-f]{64}$/), specVersion: expect.any(Number) })
    expect(await metadata.provide({ ...known })).toBe(true)
    for (const other of [{ ...known, specVersion: 999 }, {}, undefined])
      expect(await metadata.provide(other as never)).toBe(false)
  })

  test('a wallet that was replaced ends what is under way, tells it once, and answers nothing more', async () => {
    const { provider, wallet, next, replace } = await open(name)
    const { accounts, entropy, metadata, signer } = wallet
    const heard: unknown[] = []
    entropy.on('disconnect', ({ code }) => heard.push(code))
    accounts.subscribe((all) => void heard.push(all.length))
    const [a, b] = [entropy.register({ ref: 'a' }), entropy.resume('no-such-id-1')]
    await settled()
    await next()
    await replace()
    expect(await Promise.all([a, b].map(({ result }) => codeOf(result)))).toEqual([4802, -32602])
    expect(a.getState()).toEqual({ kind: 'failed', fault: 'network', reason: 'interrupted', retryable: true })
    accounts.subscribe((all) => void heard.push(all.length))
    for (const handle of [entropy.register({}), entropy.resume(a.id)]) expect(handle.getState()).toEqual(a.getState())
    const calls = [a.cancel(), entropy.list(), entropy.status(first), entropy.getConstraints(first), accounts.get()]
    const more = [metadata.get(), metadata.provide({}), entropy.register({}).result, entropy.resume(a.id).result]
    const signing = [signer.signRaw({ address: first, data: 'a' }), provider.enable('A dApp')]
    expect(await Promise.all([...calls, ...more, ...signing].map(codeOf))).toEqual(Array(11).fill(4802))
    await settled()
    expect(heard).toEqual([2, 4802])
  })
})
