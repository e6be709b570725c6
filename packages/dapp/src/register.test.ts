import { expect, test } from 'vitest'
import { errorCodes, isEntropyError, isFailed, isRejected } from './errors.ts'
import { createMockWallet, type MockOptions, mockAccount } from './mock/createMockWallet.ts'
import { register, resume } from './register.ts'
import type { RegistrationState } from './types.ts'
import { verifyRegistered } from './verify/verifyRegistered.ts'

const ref = 'treasury'
const evm = { kind: 'allow', addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] } as const

async function connected(options?: MockOptions) {
  const mock = createMockWallet(options)
  return { mock, wallet: await mock.provider.enable('A dApp') }
}
const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  )

test('a registration is followed to its end, and what comes of it is genuine', async () => {
  const { mock, wallet } = await connected()
  const kinds: string[] = []
  const request = { ref, account: mockAccount.address, constraints: { evm } }
  const registered = register(wallet, request, { onProgress: ({ kind }) => void kinds.push(kind) })
  mock.finish()
  const { registrant, constraints } = await registered
  expect(kinds).toEqual([
    ...['awaiting-approval', 'registering', 'dealing', 'delivering', 'delivering', 'confirming', 'confirming'],
    'registered',
  ])
  expect(registrant).toBe(mockAccount.address)
  expect(constraints).toEqual({ evm, btc: null })
  verifyRegistered(await registered, { registrant: mockAccount.address })
})

test('the same name is the same registration, so a reloaded page goes on', async () => {
  const { mock, wallet } = await connected()
  const before = register(wallet, { ref })
  mock.step()
  const kinds: string[] = []
  const after = register(wallet, { ref }, { onProgress: ({ kind }) => void kinds.push(kind) })
  mock.finish()
  expect(await after).toEqual(await before)
  expect(kinds.slice(0, 3)).toEqual(['awaiting-approval', 'registering', 'dealing'])
})

test('a page can ask whether there is something to go on with, without asking the user', async () => {
  const { mock, wallet } = await connected()
  expect(await resume(wallet, ref)).toBeUndefined()
  const begun = register(wallet, { ref })
  const resumed = resume(wallet, ref)
  mock.finish()
  expect(await resumed).toEqual(await begun)
})

test('of several with one name the last is gone on with', async () => {
  const { mock, wallet } = await connected({ script: [{ kind: 'rejected' }] })
  await Promise.all([reasonOf(register(wallet, { ref })), mock.step()])
  const again = reasonOf(register(wallet, { ref }))
  const kinds: string[] = []
  const resumed = reasonOf(resume(wallet, ref, { onProgress: ({ kind }) => void kinds.push(kind) }))
  await Promise.resolve()
  await Promise.resolve()
  mock.step()
  expect(isRejected(await again) && isRejected(await resumed)).toBe(true)
  expect(kinds).toEqual(['awaiting-approval', 'rejected'])
})

test('one that goes on, or is registered, goes before a later one of its name that led nowhere', async () => {
  const { wallet } = await connected()
  const asked = { constraints: { evm } }
  const one = async (kind: 'registering' | 'failed' | 'registered' | 'rejected', id: string) => {
    const mock = createMockWallet()
    const { entropy } = await mock.provider.enable('A dApp')
    const handle = entropy.register(asked)
    mock.finish()
    const registered = await handle.result
    const failed = { kind: 'failed', fault: 'server', reason: 'too-few-servers', retryable: true } as const
    const state = {
      registered: { kind: 'registered', registered } as const,
      failed,
      registering: { kind: 'registering' } as const,
      rejected: { kind: 'rejected' } as const,
    }[kind]
    return { id, ref, state }
  }
  const gone = async (listed: readonly Awaited<ReturnType<typeof one>>[]) => {
    const resumed: string[] = []
    const entropy = {
      ...wallet.entropy,
      list: async () => [...listed, { ...(await one('registered', 'other')), ref: 'other' }],
      resume: (id: string) => {
        resumed.push(id)
        return wallet.entropy.resume('nobody’s')
      },
    }
    await reasonOf(resume({ ...wallet, entropy }, ref))
    return resumed
  }
  for (const kind of ['registering', 'registered'] as const)
    expect(await gone([await one('failed', 'a'), await one(kind, 'b'), await one('rejected', 'c')])).toEqual(['b'])
  expect(await gone([await one('failed', 'a'), await one('rejected', 'c')])).toEqual(['c'])
  expect(await gone([])).toEqual([])
})

test('who stops before the user has approved withdraws the request, and hears nothing more', async () => {
  const { mock, wallet } = await connected()
  const abort = new AbortController()
  const kinds: string[] = []
  const onProgress = ({ kind }: RegistrationState) => void kinds.push(kind)
  const reason = reasonOf(register(wallet, { ref }, { onProgress, signal: abort.signal }))
  abort.abort(new Error('left the page'))
  expect(await reason).toBe(abort.signal.reason)
  expect((await wallet.entropy.list()).map(({ state }) => state.kind)).toEqual(['cancelled'])
  expect(kinds).toEqual(['awaiting-approval'])
  mock.finish()
})

test('who stops as soon as the first state is told has stopped', async () => {
  const { wallet } = await connected()
  const abort = new AbortController()
  const reason = reasonOf(register(wallet, { ref }, { onProgress: () => abort.abort(), signal: abort.signal }))
  expect(((await reason) as Error).name).toBe('AbortError')
  expect((await wallet.entropy.list()).map(({ state }) => state.kind)).toEqual(['cancelled'])
})

test('who stops after that only stops following', async () => {
  const { mock, wallet } = await connected()
  const abort = new AbortController()
  const reason = reasonOf(register(wallet, { ref }, { signal: abort.signal }))
  mock.step()
  abort.abort()
  expect(((await reason) as Error).name).toBe('AbortError')
  mock.finish()
  expect(await wallet.entropy.status(mockAccount.address)).toMatchObject({ kind: 'registered' })
})

test('who has stopped already asks nobody', async () => {
  const { wallet } = await connected()
  const reason = reasonOf(register(wallet, { ref }, { signal: AbortSignal.abort() }))
  expect(((await reason) as Error).name).toBe('AbortError')
  expect(await wallet.entropy.list()).toEqual([])
})

test('a failure says by whose fault, why, and whether to try again', async () => {
  const failure = { fault: 'server', reason: 'too-few-servers', retryable: true } as const
  const { mock, wallet } = await connected({ script: [{ kind: 'registering' }, { kind: 'failed', ...failure }] })
  const reason = reasonOf(register(wallet, { ref }))
  mock.finish()
  const error = await reason
  expect(isFailed(error) && error.data).toEqual(failure)
  expect(isEntropyError(error, errorCodes.registrationCancelled)).toBe(false)
})

test('only errors of the wallet pass for such', () => {
  expect(isEntropyError(Object.assign(new Error('x'), { code: 4001 }))).toBe(true)
  for (const other of [
    new Error('x'),
    Object.assign(new Error('x'), { code: 1 }),
    { code: 4001 },
    undefined,
    null,
    'x',
  ])
    expect(isEntropyError(other)).toBe(false)
})
