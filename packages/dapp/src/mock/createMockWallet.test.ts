import { afterEach, expect, test } from 'vitest'
import { type ErrorCode, errorCodes } from '../errors.ts'
import { findWallet } from '../findWallet.ts'
import { createMockWallet, mockAccount } from './createMockWallet.ts'
import { ethereumAddress } from './mockKey.ts'

const codeOf = (promise: Promise<unknown>): Promise<ErrorCode | 'answered'> =>
  promise.then(
    () => 'answered',
    ({ code }) => code,
  )
let remove: (() => void) | undefined
afterEach(() => remove?.())

test('it is found where a wallet would be, and not after it is taken away', async () => {
  const mock = createMockWallet()
  remove = mock.install()
  expect(await findWallet()).toBe(mock.provider)
  remove()
  await expect(findWallet({ wait: 0 })).rejects.toThrow('not in this browser')
})

test('a site that is refused gets 4001, and of accounts that are not granted it hears 4100', async () => {
  expect(await codeOf(createMockWallet({ accounts: [] }).provider.enable('A dApp'))).toBe(errorCodes.rejected)
  const { entropy } = await createMockWallet().provider.enable('A dApp')
  const account = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
  expect(await codeOf(entropy.status(account))).toBe(errorCodes.unauthorised)
  expect(await codeOf(entropy.register({ account }).result)).toBe(errorCodes.unauthorised)
})

test('a key that it has not, and another chain, are refused before anything is asked', async () => {
  const { entropy } = await createMockWallet().provider.enable('A dApp')
  const key = { ethereum: `0x${'00'.repeat(20)}` } as const
  expect(await codeOf(entropy.register({ key }).result)).toBe(errorCodes.invalidParams)
  expect(await codeOf(entropy.register({ genesisHash: `0x${'00'.repeat(32)}` }).result)).toBe(errorCodes.invalidParams)
  expect(await entropy.list()).toEqual([])
  expect(entropy.register({ key: { ethereum: ethereumAddress } }).getState().kind).toBe('awaiting-approval')
})

test('any call can be made to fail, once', async () => {
  const mock = createMockWallet()
  const { entropy } = await mock.provider.enable('A dApp')
  mock.failNext('list', errorCodes.walletBroken)
  expect(await codeOf(entropy.list())).toBe(errorCodes.walletBroken)
  expect(await codeOf(entropy.list())).toBe('answered')
  mock.failNext('register', errorCodes.alreadyPending)
  expect(await codeOf(entropy.register({}).result)).toBe(errorCodes.alreadyPending)
})

test('a wallet that is lost ends what is under way, tells the page, and answers nothing more', async () => {
  const mock = createMockWallet()
  const { accounts, entropy, metadata } = await mock.provider.enable('A dApp')
  const heard: ErrorCode[] = []
  entropy.on('disconnect', ({ code }) => void heard.push(code))
  const { result, getState } = entropy.register({ ref: 'a' })
  mock.disconnect()
  expect(await codeOf(result)).toBe(errorCodes.walletReplaced)
  expect(getState()).toMatchObject({ kind: 'failed', reason: 'interrupted' })
  expect(heard).toEqual([errorCodes.walletReplaced])
  for (const call of [entropy.list, accounts.get, metadata.get, () => metadata.provide({})])
    expect(await codeOf(call())).toBe(errorCodes.walletReplaced)
})

test('of an account that the user takes back, nothing goes on, is listed, or can be resumed', async () => {
  const account = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
  const both = [mockAccount, { ...mockAccount, address: account }]
  const mock = createMockWallet({ accounts: both })
  const { entropy } = await mock.provider.enable('A dApp')
  const { id, result } = entropy.register({ account })
  mock.grant([mockAccount])
  expect(await codeOf(result)).toBe(errorCodes.unauthorised)
  expect(await codeOf(entropy.resume(id).result)).toBe(errorCodes.unauthorised)
  expect(await entropy.list()).toEqual([])
})

test('the user takes accounts back, and changes rules', async () => {
  const mock = createMockWallet()
  const { accounts, entropy } = await mock.provider.enable('A dApp')
  const seen: number[] = []
  const stop = accounts.subscribe((granted) => void seen.push(granted.length))
  entropy.register({ ref: 'a' })
  mock.finish()
  const changed: string[] = []
  entropy.on('constraints', ({ registrant }) => void changed.push(registrant))
  mock.changeConstraints(mockAccount.address, { btc: { kind: 'deny', addresses: [] } })
  expect(await entropy.getConstraints(mockAccount.address)).toEqual({ btc: { kind: 'deny', addresses: [] } })
  expect(changed).toEqual([mockAccount.address])
  mock.grant([])
  await accounts.get()
  stop()
  mock.grant([mockAccount])
  await accounts.get()
  expect(seen).toEqual([1, 0])
})
