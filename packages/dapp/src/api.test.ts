import type { Signer as ApiSigner } from '@polkadot/api/types'
import type { Injected, InjectedWindowProvider } from '@polkadot/extension-inject/types'
import { expect, expectTypeOf, test } from 'vitest'
import '../../../src/inpage/browser.testing.ts'
import { createInjected } from '../../../src/inpage/injected.ts'
import type * as wallet from '../../../src/protocol/pageApi.ts'
import { type PageErrorCode, pageErrorCodes } from '../../../src/protocol/pageErrors.ts'
import type {
  Account,
  EntropyProvider,
  EntropyWallet,
  ErrorCode,
  NamedRequest,
  Registered,
  RegistrationState,
  Signed,
  SignerPayload,
} from './index.ts'
import { errorCodes, register, resume } from './index.ts'
import { createMockWallet } from './mock/createMockWallet.ts'

test('it is a wallet as the libraries of this ecosystem know them', () => {
  expectTypeOf<EntropyWallet>().toExtend<Injected>()
  expectTypeOf<EntropyProvider['enable']>().toExtend<NonNullable<InjectedWindowProvider['enable']>>()
  expectTypeOf<EntropyWallet['signer']>().toExtend<ApiSigner>()
})

test('the mock says that it can do what the wallet can', async () => {
  const client = { listen: () => undefined } as unknown as Parameters<typeof createInjected>[0]
  const { entropy } = await createMockWallet().provider.enable('A dApp')
  expect(entropy.features).toEqual(createInjected(client).injected.entropy.features)
})

test('a registration cannot be asked for without a name, as it would not survive a reload', () => {
  expectTypeOf<{ account: string }>().not.toExtend<NamedRequest>()
  expectTypeOf(register).returns.resolves.toEqualTypeOf<Registered>()
  expectTypeOf(resume).returns.resolves.toEqualTypeOf<Registered | undefined>()
})

test('the end of a registration tells its kind', () => {
  expectTypeOf<Extract<RegistrationState, { kind: 'registered' }>['registered']>().toEqualTypeOf<Registered>()
})

test('the wallet gives a page exactly what the package says', () => {
  expectTypeOf<EntropyWallet['entropy']>().toEqualTypeOf<wallet.EntropyApi>()
  expectTypeOf<RegistrationState>().toEqualTypeOf<wallet.PageRegistrationState>()
  expectTypeOf<Account>().toEqualTypeOf<wallet.PageAccount>()
  expectTypeOf<SignerPayload>().toEqualTypeOf<Parameters<wallet.PageApi['signPayload']>[1]>()
  expectTypeOf<Omit<Signed, 'id'>>().toEqualTypeOf<wallet.Signed>()
  expect(errorCodes).toEqual(pageErrorCodes)
  expectTypeOf<ErrorCode>().toEqualTypeOf<PageErrorCode>()
})
