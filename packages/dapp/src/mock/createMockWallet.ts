import { type EntropyError, errorCodes } from '../errors.ts'
import { isEnd } from '../isEnd.ts'
import type { Address, Registered, RegisterRequest, RegistrationState } from '../types.ts'
import type { Account, EntropyApi, EntropyEvents, EntropyProvider, EntropyWallet } from '../wallet.ts'
import { mockError } from './mockError.ts'
import { ethereumAddress, registeredBy, verifyingKey } from './mockKey.ts'
import { createRegistration, type MockRegistration } from './mockRegistration.ts'
import type { MockMethod, MockOptions, MockStep, MockWallet } from './mockWallet.ts'

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

type Kept = MockRegistration & {
  readonly request: RegisterRequest
  readonly registrant: Address
  steps: readonly MockStep[]
}

const tellAll = <T>(listeners: ReadonlySet<(news: T) => unknown>, news: T): void => {
  for (const listener of listeners) listener(news)
}

/** A wallet for tests: same types, same order of states, same errors, and a test that decides what the user and the network do. */
export const createMockWallet = (options: MockOptions = {}): MockWallet => {
  const { script = fromStartToEnd, genesisHash = `0x${'e0'.repeat(32)}` } = options
  let granted = options.accounts ?? [mockAccount]
  let gone: EntropyError | undefined
  let made = 0
  const failures: { method: MockMethod; error: EntropyError }[] = []
  const registrations: Kept[] = []
  const registered = new Map<Address, Registered>()
  const accountListeners = new Set<(accounts: Account[]) => unknown>()
  const listeners: { [K in keyof EntropyEvents]: Set<EntropyEvents[K]> } = {
    registration: new Set(),
    constraints: new Set(),
    disconnect: new Set(),
  }

  const answered = <T>(value: T): T => {
    if (gone) throw gone
    return value
  }
  /** @throws what was asked for with `failNext`, and whatever a wallet that is gone or a site that is not let in is told */
  const answering = (method: MockMethod): void => {
    answered(undefined)
    const at = failures.findIndex((failure) => failure.method === method)
    if (at >= 0) throw failures.splice(at, 1)[0]!.error
    if (granted.length === 0) throw mockError(method === 'enable' ? errorCodes.rejected : errorCodes.unauthorised)
  }
  const isGranted = (address: Address): boolean => granted.some((account) => account.address === address)
  const ofGranted = (address: Address): Address => {
    if (isGranted(address)) return address
    throw mockError(errorCodes.unauthorised)
  }
  const open = () => registrations.filter(({ handle }) => !isEnd(handle.getState()))

  const begin = (request: RegisterRequest): Kept => {
    const { ref, key } = request
    const registrant = ofGranted(request.account ?? granted[0]!.address)
    const isUnknownKey =
      key && ('ethereum' in key ? key.ethereum !== ethereumAddress : key.verifyingKey !== verifyingKey)
    if (isUnknownKey || (request.genesisHash ?? genesisHash) !== genesisHash) throw mockError(errorCodes.invalidParams)
    const same = registrations.find(
      (one) =>
        ref !== undefined &&
        one.request.ref === ref &&
        (one.handle.getState().kind === 'registered' || open().includes(one)),
    )
    if (same) return same
    made += 1
    const id = `mock-${made}`
    const tell = (state: RegistrationState) => tellAll(listeners.registration, { id, state })
    const kept = { ...createRegistration(id, tell), request, registrant, steps: script }
    registrations.push(kept)
    return kept
  }
  /** A handle comes at once, whatever happens: what went wrong is told by its `result`. */
  const handleOf = (method: MockMethod, find: () => Kept) => {
    try {
      answering(method)
      return find().handle
    } catch (error) {
      const lost = createRegistration('mock-lost', () => undefined)
      lost.end(error as EntropyError)
      return lost.handle
    }
  }

  const entropy: EntropyApi = {
    version: '1.0.0',
    features: ['register', 'resume', 'list', 'status', 'getConstraints', 'on', 'cancel'],
    register: (request) => handleOf('register', () => begin(request)),
    resume: (id) =>
      handleOf('resume', () => {
        const found = registrations.find(({ handle }) => handle.id === id)
        if (!found) throw mockError(errorCodes.invalidParams)
        ofGranted(found.registrant)
        return found
      }),
    async list() {
      answering('list')
      return registrations
        .filter(({ registrant }) => isGranted(registrant))
        .map(({ handle, request: { ref } }) => ({
          ...{ id: handle.id, state: handle.getState() },
          ...(ref === undefined ? {} : { ref }),
        }))
    },
    async status(registrant) {
      answering('status')
      const found = registered.get(ofGranted(registrant))
      if (found) return { kind: 'registered', registered: found }
      const underWay = open().find((one) => one.registrant === registrant)
      return underWay ? { kind: 'open', id: underWay.handle.id } : { kind: 'none' }
    },
    async getConstraints(registrant) {
      answering('getConstraints')
      const found = registered.get(ofGranted(registrant))
      if (!found) throw mockError(errorCodes.invalidParams)
      return found.constraints
    },
    on(event, listener) {
      listeners[event].add(listener)
      return () => void listeners[event].delete(listener)
    },
  }
  const unsigned = async (method: MockMethod): Promise<never> => {
    answering(method)
    throw mockError(errorCodes.unsupported)
  }
  const wallet: EntropyWallet = {
    accounts: {
      get: async () => answered([...granted]),
      subscribe(listener) {
        accountListeners.add(listener)
        void listener([...granted])
        return () => void accountListeners.delete(listener)
      },
    },
    signer: { signPayload: () => unsigned('signPayload'), signRaw: () => unsigned('signRaw') },
    metadata: { get: async () => answered([]), provide: async () => answered(false) },
    entropy,
  }
  const provider: EntropyProvider = {
    version: '0.0.0',
    async enable() {
      answering('enable')
      return wallet
    },
  }

  const step = (kept: Kept): void => {
    const [next, ...rest] = kept.steps
    if (!next) throw new Error('mock: the script has no step left')
    kept.steps = rest
    if (next.kind !== 'registered') {
      kept.move(next)
      return
    }
    const made = registeredBy(kept.registrant, kept.request, genesisHash, registrations.indexOf(kept) + 1)
    registered.set(kept.registrant, made)
    kept.move({ kind: 'registered', registered: made })
  }
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
      for (const kept of open()) while (!isEnd(kept.handle.getState())) step(kept)
    },
    failNext: (method, code, data) => void failures.push({ method, error: mockError(code, data) }),
    grant(accounts) {
      granted = accounts
      const { unauthorised } = errorCodes
      for (const { registrant, end } of open()) if (!isGranted(registrant)) end(mockError(unauthorised))
      tellAll(accountListeners, [...accounts])
      if (accounts.length === 0) tellAll(listeners.disconnect, mockError(unauthorised))
    },
    changeConstraints(registrant, constraints) {
      const found = registered.get(registrant)
      if (!found) throw new Error('mock: this account has no registered key')
      registered.set(registrant, { ...found, constraints })
      tellAll(listeners.constraints, { registrant })
    },
    disconnect(code = errorCodes.walletReplaced) {
      gone = mockError(code)
      const error = gone
      for (const { end } of open()) end(error)
      tellAll(listeners.disconnect, error)
    },
  }
}
