import type { Signer as ApiSigner } from '@polkadot/api/types'
import type { Injected, InjectedWindowProvider } from '@polkadot/extension-inject/types'
import { expectTypeOf, test } from 'vitest'
import type { EntropyProvider, EntropyWallet, NamedRequest, Registered, RegistrationState } from './index.ts'
import { register, resume } from './index.ts'

test('it is a wallet as the libraries of this ecosystem know them', () => {
  expectTypeOf<EntropyWallet>().toExtend<Injected>()
  expectTypeOf<EntropyProvider['enable']>().toExtend<NonNullable<InjectedWindowProvider['enable']>>()
  expectTypeOf<EntropyWallet['signer']>().toExtend<ApiSigner>()
})

test('a registration cannot be asked for without a name, as it would not survive a reload', () => {
  expectTypeOf<{ account: string }>().not.toExtend<NamedRequest>()
  expectTypeOf(register).returns.resolves.toEqualTypeOf<Registered>()
  expectTypeOf(resume).returns.resolves.toEqualTypeOf<Registered | undefined>()
})

test('the end of a registration tells its kind', () => {
  expectTypeOf<Extract<RegistrationState, { kind: 'registered' }>['registered']>().toEqualTypeOf<Registered>()
})
