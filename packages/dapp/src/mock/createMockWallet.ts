import { type EntropyError, errorCodes } from '../errors.ts'
import { isEnd } from '../isEnd.ts'
import type { Address, Registered, RegistrationHandle } from '../types.ts'
import type { Account, EntropyApi, EntropyEvents, EntropyProvider, EntropyWallet } from '../wallet.ts'
import { sent } from './checked.ts'
import { frozen } from './frozen.ts'
import { createAccounts } from './mockAccounts.ts'
import { mockError } from './mockError.ts'
import { createHandle, type MockHandle } from './mockHandle.ts'
import { registeredBy } from './mockKey.ts'
import { createListeners, type Listeners } from './mockListeners.ts'
import { createSite } from './mockSite.ts'
import type { MockMethod, MockOptions, MockStep, MockWallet } from './mockWallet.ts'
import { createWishes, isWaiting, type Wish } from './mockWishes.ts'

export type { MockMethod, MockOptions, MockStep, MockWallet } from './mockWallet.ts'

export const mockAccount: Account = {
  address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  name: 'Mock account',
  type: 'sr25519',
}

const fromStartToEnd: readonly MockStep[] = [
  { kind: 'registering' },
  { kind: 'dealing' },
  { kind: 'delivering', done: 0, of: 6 },
  { kind: 'delivering', done: 6, of: 6 },
  { kind: 'confirming', done: 0, of: 3, need: 2 },
  { kind: 'confirming', done: 3, of: 3, need: 2 },
  { kind: 'registered' },
]
const { rejected, unauthorised, unsupported, invalidParams } = errorCodes
const specVersion = 1

/** A wallet for tests: same types, same order of states, same errors, and a test that decides what the user and the network do. */
export const createMockWallet = (options: MockOptions = {}): MockWallet => {
  const { script = fromStartToEnd, genesisHash = `0x${'e0'.repeat(32)}` } = options
  const site = createSite(options.accounts ?? [mockAccount], genesisHash)
  let gone: EntropyError | undefined
  let made = 0
  const failures: { method: MockMethod; error: EntropyError }[] = []
  const handles = new Map<string, MockHandle>()
  const registered = new Map<Address, Registered>()
  const events = {
    registration: createListeners<Parameters<EntropyEvents['registration']>[0]>(),
    constraints: createListeners<Parameters<EntropyEvents['constraints']>[0]>(),
    disconnect: createListeners<EntropyError>(),
  }
  const wishes = createWishes(script, (wish) => {
    for (const id of wish.ids) handles.get(id)?.hear(wish.state)
    if (site.isSeen(wish)) events.registration.send(Object.freeze({ id: wish.ids[0]!, state: wish.state }))
  })

  const answered = <T>(value: T): T => {
    if (gone) throw gone
    return value
  }
  /** @throws what was asked for with `failNext`, and whatever a wallet that is gone is told */
  const answering = (method: MockMethod): void => {
    answered(undefined)
    const at = failures.findIndex((failure) => failure.method === method)
    if (at >= 0) throw failures.splice(at, 1)[0]!.error
  }
  const cancel = async (id: string): ReturnType<RegistrationHandle['cancel']> => {
    answering('cancel')
    site.expectLetIn()
    const wish = wishes.find(id)
    if (!wish) throw mockError(invalidParams)
    if (isWaiting(wish)) wishes.move(wish, { kind: 'cancelled' })
    return wish.isWithdrawn ? 'cancelled' : 'too-late'
  }
  /** A handle comes at once, whatever happens: what went wrong is told by its `result`. `send` throws what is known before any answer. */
  const handleFor = (id: string, isNew: boolean, send: () => () => Wish): RegistrationHandle => {
    const one = createHandle(id, { isNew, cancel: () => cancel(id), over: () => handles.delete(id) })
    handles.set(id, one)
    let find: (() => Wish) | undefined
    try {
      find = send()
      const wish = find()
      if (!site.isSeen(wish)) throw mockError(unauthorised)
      one.hear(wish.state)
    } catch (error) {
      one.lose(error as EntropyError, !find)
    }
    return one.handle
  }
  const newId = (): string => `mock-${++made}`

  const entropy: EntropyApi = Object.freeze({
    version: '1.0.0',
    features: Object.freeze(['register', 'resume', 'list', 'status', 'getConstraints', 'on', 'cancel']),
    register(request) {
      const id = newId()
      return handleFor(id, true, () => {
        const text = answered(sent(request))
        return () => {
          answering('register')
          return wishes.ask(id, site.proposed(text))
        }
      })
    },
    resume: (id) =>
      handles.get(id)?.handle ??
      handleFor(typeof id === 'string' ? id : newId(), false, () => {
        if (typeof answered(id) !== 'string') throw mockError(invalidParams)
        return () => {
          answering('resume')
          site.expectLetIn()
          const found = wishes.find(id)
          if (!found) throw mockError(invalidParams)
          return found
        }
      }),
    async list() {
      answering('list')
      site.expectLetIn()
      const listed = wishes.all.filter(site.isSeen)
      return frozen(
        listed.map(({ ids, state, request: { ref } }) => ({
          id: ids[0]!,
          ...(ref === undefined ? {} : { ref }),
          state,
        })),
      )
    },
    async status(registrant) {
      answering('status')
      const account = site.ofGranted(registrant)
      const found = registered.get(account)
      if (found) return frozen({ kind: 'registered', registered: found })
      // On the chain, and not at its end there.
      const onChain = ['dealing', 'delivering', 'confirming']
      const open = wishes.all.find((wish) => wish.account === account && onChain.includes(wish.state.kind))
      return frozen(open ? { kind: 'open', id: open.ids[0]! } : { kind: 'none' })
    },
    async getConstraints(registrant) {
      answering('getConstraints')
      const found = registered.get(site.ofGranted(registrant))
      if (!found) throw mockError(invalidParams)
      return frozen(found.constraints)
    },
    on(event, listener) {
      if (!Object.hasOwn(events, event) || typeof listener !== 'function') throw mockError(invalidParams)
      return (events[event] as Listeners<never>).add(listener)
    },
  } satisfies EntropyApi)
  const accounts = createAccounts(
    () => answered(site.granted()),
    () => events.disconnect.tell(mockError(unauthorised)),
  )
  const unsigned = async (method: MockMethod, address: unknown): Promise<never> => {
    answering(method)
    site.ofGranted(address)
    throw mockError(unsupported)
  }
  const networks = async () => {
    answered(undefined)
    site.expectLetIn()
    return [{ genesisHash, specVersion }]
  }
  const wallet: EntropyWallet = Object.freeze({
    accounts: accounts.api,
    metadata: Object.freeze({
      get: networks,
      provide: async (given: { genesisHash?: unknown; specVersion?: unknown }) =>
        (await networks()).some((one) => one.genesisHash === given?.genesisHash && specVersion === given.specVersion),
    }),
    signer: Object.freeze({
      signPayload: (payload) => unsigned('signPayload', payload?.address),
      signRaw: (message) => unsigned('signRaw', message?.address),
    } satisfies EntropyWallet['signer']),
    entropy,
  })
  const provider: EntropyProvider = Object.freeze({
    version: '0.0.0',
    async enable() {
      answering('enable')
      site.expectLetIn(rejected)
      accounts.become(site.granted())
      return wallet
    },
  })

  const step = (wish: Wish): void => {
    const [next, ...rest] = wish.steps
    if (!next) throw new Error('mock: the script has no step left')
    wish.steps = rest
    const isApproved = !['awaiting-approval', 'awaiting-unlock', 'rejected', 'cancelled'].includes(next.kind)
    if (isApproved) wish.account ??= site.granted()[0]?.address
    if (next.kind !== 'registered' || wish.account === undefined) {
      wishes.move(wish, next as Exclude<MockStep, { kind: 'registered' }>)
      return
    }
    const end = registeredBy(wish.account, wish.request, genesisHash, wishes.all.indexOf(wish) + 1)
    registered.set(wish.account, end)
    wishes.move(wish, { kind: 'registered', registered: end })
  }
  const open = () => wishes.all.filter(({ state }) => !isEnd(state))
  return {
    provider,
    install() {
      const page = globalThis as { injectedWeb3?: Record<string, unknown> }
      const before = page.injectedWeb3
      page.injectedWeb3 = { ...before, 'entropy-wallet': provider }
      return () => {
        if (before) page.injectedWeb3 = before
        else delete page.injectedWeb3
      }
    },
    step: () => open().forEach(step),
    finish() {
      for (const wish of open()) while (!isEnd(wish.state)) step(wish)
    },
    failNext: (method, code, data) => void failures.push({ method, error: mockError(code, data) }),
    grant(now) {
      site.grant(now)
      for (const wish of wishes.all.filter((one) => !site.isSeen(one))) {
        for (const id of wish.ids) handles.get(id)?.lose(mockError(unauthorised))
        // What was approved goes on: it is the user's.
        if (isWaiting(wish)) wishes.move(wish, { kind: 'cancelled' })
      }
      accounts.become(site.granted())
    },
    changeConstraints(registrant, constraints) {
      const found = registered.get(registrant)
      if (!found) throw new Error('mock: this account has no registered key')
      registered.set(registrant, { ...found, constraints })
      if (site.isGranted(registrant)) events.constraints.send(Object.freeze({ registrant }))
    },
    disconnect(code = errorCodes.walletReplaced) {
      gone = mockError(code)
      for (const { lose } of handles.values()) lose(gone)
      events.disconnect.send(gone)
    },
  }
}
