import { encodeAddress } from '@polkadot/util-crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { reported } from '../../../../src/inpage/browser.testing.ts'
import type { RegistrationHandle } from '../types.ts'
import { first, names, open, second, settled } from './worlds.testing.ts'

// What a page sees of the mock is what it sees of the wallet: each of these is asked of both.

const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'answered',
    ({ code }) => code,
  )
/** The states that this handle tells of from now on. */
function followed({ subscribe }: RegistrationHandle): string[] {
  const states: string[] = []
  subscribe(({ kind }) => states.push(kind))
  return states
}
beforeEach(() => {
  reported.length = 0
})

describe.each(names)('%s', (name) => {
  test('is frozen, has these members, each its own, and is the same whenever it is asked for', async () => {
    const { provider, wallet } = await open(name)
    expect(await provider.enable('A dApp')).toBe(wallet)
    const handle = wallet.entropy.register({ ref: 'a' })
    const members: [object, string][] = [
      [provider, 'enable version'],
      [wallet, 'accounts entropy metadata signer'],
      [wallet.accounts, 'get subscribe'],
      [wallet.metadata, 'get provide'],
      [wallet.signer, 'signPayload signRaw'],
      [wallet.entropy, 'features getConstraints list on register resume status version'],
      [handle, 'cancel getState id result subscribe'],
    ]
    for (const [one, all] of members)
      expect([Object.keys(one).sort().join(' '), Object.isFrozen(one)]).toEqual([all, true])
    for (const text of [provider.version, wallet.entropy.version]) expect(text).toMatch(/^\d+\.\d+\.\d+$/)
    await settled()
    for (const one of [wallet.entropy.features, handle.getState(), await wallet.entropy.list()])
      expect(Object.isFrozen(one)).toBe(true)
  })

  test('accounts: each listener is told a little later, of a list of its own, whatever another does or throws', async () => {
    const { wallet, grant } = await open(name)
    const heard: string[][] = [[], [], []]
    const note = (at: number) => (accounts: { address: string }[]) =>
      void heard[at]!.push(accounts.map(({ address }) => address).join())
    wallet.accounts.subscribe((accounts) => {
      note(0)(accounts)
      Object.assign(accounts[0]!, { address: 'forged' })
      accounts.length = 1
      throw new Error('a library’s own')
    })
    const twice = note(1)
    wallet.accounts.subscribe(twice)
    const end = wallet.accounts.subscribe(twice)
    wallet.accounts.subscribe(note(2))()
    expect(heard).toEqual([[], [], []])
    await settled()
    end()
    await grant([second])
    await grant([second])
    const both = `${first},${second}`
    expect(heard).toEqual([[both, second], [both, both, second], []])
    expect(reported).toHaveLength(2)
    expect(await wallet.accounts.get()).toMatchObject([{ address: second, type: 'sr25519' }])
  })

  test('disconnect: an empty list and 4100, then nothing but 4100, until the site is let in again', async () => {
    const { wallet, grant } = await open(name)
    const { accounts, entropy, metadata } = wallet
    const heard: unknown[] = []
    entropy.on('disconnect', ({ code }) => heard.push(code))
    accounts.subscribe((all) => void heard.push(all.length))
    await settled()
    const handle = entropy.register({})
    await settled()
    await grant([])
    expect([heard[0], ...heard.slice(1).sort()]).toEqual([2, 0, 4100])
    expect(await accounts.get()).toEqual([])
    const known = { address: first, data: '0x00' }
    const calls = [handle.result, handle.cancel(), entropy.list(), entropy.status(first), entropy.register({}).result]
    const others = [
      entropy.resume(handle.id).result,
      metadata.get(),
      metadata.provide({}),
      wallet.signer.signRaw(known),
    ]
    expect(await Promise.all([...calls, ...others].map(codeOf))).toEqual(Array(9).fill(4100))
    await grant([first])
    expect(heard.at(-1)).toBe(1)
    expect((await entropy.list()).map(({ state }) => state.kind)).toEqual(['cancelled'])
    expect(await handle.cancel()).toBe('cancelled')
  })

  test('a wish without a name is the same while it waits and wants the same; each asking has a handle of its own', async () => {
    const { wallet, next } = await open(name, ['rejected'])
    const { register, list } = wallet.entropy
    const [a, b] = [register({ threshold: 2 }), register({ threshold: 2 })]
    const other = register({ threshold: 3 })
    await settled()
    expect(new Set([a.id, b.id, other.id]).size).toBe(3)
    expect((await list()).map(({ id }) => id)).toEqual([a.id, other.id])
    expect(await other.cancel()).toBe('cancelled')
    await next()
    expect(await Promise.all([codeOf(a.result), codeOf(b.result)])).toEqual([4001, 4001])
    expect(await Promise.all([a.cancel(), b.cancel()])).toEqual(['too-late', 'too-late'])
    const again = register({ threshold: 2 })
    await settled()
    expect((await list()).map(({ id, state }) => [id, state.kind])).toEqual([
      [a.id, 'rejected'],
      [other.id, 'cancelled'],
      [again.id, 'awaiting-approval'],
    ])
  })

  test('a wish with a name is the same as long as it leads somewhere; a handle comes from asking to the true state', async () => {
    const { wallet, next } = await open(name)
    const { register, resume, list } = wallet.entropy
    const a = register({ ref: 'mine' })
    const states = [followed(a)]
    await settled()
    await next()
    const b = register({ ref: 'mine' })
    const resumed = resume(a.id)
    expect(resumed).toBe(a)
    expect(b.getState().kind).toBe('awaiting-approval')
    states.push(followed(b))
    await settled()
    expect([await a.cancel(), await wallet.entropy.status(first)]).toEqual(['too-late', { kind: 'none' }])
    await next()
    expect(await wallet.entropy.status(encodeAddress(first, 0))).toEqual({ kind: 'open', id: a.id })
    await next()
    expect(await wallet.entropy.status(encodeAddress(first, 2254))).toMatchObject({ kind: 'registered' })
    expect(await wallet.entropy.getConstraints(encodeAddress(first, 0))).toEqual({ evm: null, btc: null })
    const late = resume(b.id)
    expect([late === b, late.getState().kind]).toEqual([false, 'awaiting-approval'])
    states.push(followed(late))
    await settled()
    const all = ['awaiting-approval', 'registering', 'dealing', 'registered']
    expect(states).toEqual([all, all, ['registered']])
    expect(followed(a)).toEqual(['registered'])
    expect((await a.result).registrant).toBe(first)
    expect((await list()).map(({ id, ref, state }) => [id, ref, state.kind])).toEqual([[a.id, 'mine', 'registered']])
    const same = register({ ref: 'mine' })
    expect((await same.result).registrant).toBe(first)
  })

  test('a failure tells why, and its name is free again', async () => {
    const { wallet, next } = await open(name, ['registering', 'failed'])
    const a = wallet.entropy.register({ ref: 'mine' })
    await settled()
    await next()
    await next()
    const failure = { fault: 'server', reason: 'too-few-servers', retryable: true }
    expect(a.getState()).toEqual({ kind: 'failed', ...failure })
    await expect(a.result).rejects.toMatchObject({ code: 4800, data: failure })
    const b = wallet.entropy.register({ ref: 'mine' })
    await settled()
    expect((await wallet.entropy.list()).map(({ id, state }) => [id, state.kind])).toEqual([
      [a.id, 'failed'],
      [b.id, 'awaiting-approval'],
    ])
  })

  test('a listener of a handle that throws, or has ended, keeps nothing from the others', async () => {
    const { wallet, next } = await open(name)
    const handle = wallet.entropy.register({})
    handle.subscribe(() => {
      throw new Error('a page’s own')
    })
    const heard: string[] = []
    const hear = ({ kind }: { kind: string }) => void heard.push(kind)
    const end = handle.subscribe(hear)
    handle.subscribe(hear)
    await settled()
    await next()
    end()
    await next()
    expect(heard).toEqual([...Array(2).fill('awaiting-approval'), ...Array(2).fill('registering'), 'dealing'])
    expect(reported).toHaveLength(3)
  })

  test('registration: what comes after is told, of a new one too, by the id that this page knows', async () => {
    const { wallet, next, grant } = await open(name)
    const { on, register } = wallet.entropy
    const heard: unknown[] = []
    on('registration', () => {
      throw new Error('a page’s own')
    })
    const end = on('registration', (event) => heard.push([event.id, event.state.kind, Object.isFrozen(event)]))
    await settled()
    const { id } = register({ ref: 'mine' })
    expect(heard).toEqual([])
    await settled()
    await next()
    await grant([second]) // it was the first one's
    await next()
    end()
    await grant([first])
    await next()
    expect(heard).toEqual(['awaiting-approval', 'registering'].map((kind) => [id, kind, true]))
    for (const given of [['toString', () => undefined], ['registration']])
      expect(() => on(given[0] as 'registration', given[1] as never)).toThrow(expect.objectContaining({ code: -32602 }))
  })

  test('of an account that is taken back nothing is heard; what was approved goes on, what waits is withdrawn', async () => {
    const { wallet, next, grant } = await open(name)
    const { register, resume, list } = wallet.entropy
    const a = register({ ref: 'approved', account: first })
    await settled()
    await next()
    const b = register({ ref: 'waits', account: first })
    const c = register({ ref: 'anybody’s' })
    await settled()
    await grant([second])
    for (const { result } of [a, b, resume(a.id), register({ account: first })]) expect(await codeOf(result)).toBe(4100)
    expect(a.getState()).toEqual({ kind: 'failed', fault: 'nobody', reason: 'interrupted', retryable: false })
    expect((await list()).map(({ id }) => id)).toEqual([c.id])
    expect(await a.cancel()).toBe('too-late')
    await grant([first, second])
    expect((await list()).map(({ ref, state }) => [ref, state.kind])).toEqual([
      ['approved', 'registering'],
      ['waits', 'cancelled'],
      ['anybody’s', 'awaiting-approval'],
    ])
    expect(await b.cancel()).toBe('cancelled')
    const back = resume(a.id)
    await settled()
    expect(back.getState().kind).toBe('registering')
  })
})
