import type { Injected, InjectedAccount } from '@polkadot/extension-inject/types'
import type { EntropyApi, PageAccount, PageNotice } from '../protocol/pageApi.ts'
import type { PageClient } from './client.ts'
import { freeze, report, stringify } from './natives.ts'
import { createRegistrations } from './registrations.ts'
import { createSigner } from './signer.ts'

type EntropyInjected = Injected & { readonly entropy: EntropyApi }
type AccountsListener = (accounts: InjectedAccount[]) => void | Promise<void>

/** What `enable` gives a site that the user has let in. No member needs a `this`. */
export function createInjected(client: PageClient): EntropyInjected {
  const registrations = createRegistrations(client)
  let listeners: readonly AccountsListener[] = []
  const copy = (accounts: readonly PageAccount[]): InjectedAccount[] => accounts.map((account) => ({ ...account }))

  let last = ''
  function tell(accounts: readonly PageAccount[]): void {
    const text = stringify(accounts)
    if (text === last) return
    last = text
    for (const listener of listeners) call(listener, accounts)
  }
  function call(listener: AccountsListener, accounts: readonly PageAccount[]): void {
    try {
      void listener(copy(accounts))
    } catch (error) {
      report(error)
    }
  }

  client.listen(
    (notice: PageNotice) => {
      if ('accounts' in notice) tell(notice.accounts)
      else registrations.update(notice.registration.id, notice.registration.state)
    },
    () => {
      if (listeners.length > 0) client.ask('accounts', [], tell, () => undefined)
    },
  )

  return freeze({
    accounts: freeze({
      get: async () => copy(await client.call('accounts')),
      subscribe(given: AccountsListener) {
        const listener: AccountsListener = (accounts) => given(accounts)
        listeners = [...listeners, listener]
        client.ask(
          'accounts',
          [],
          (accounts) => {
            last = stringify(accounts)
            if (listeners.includes(listener)) call(listener, accounts)
          },
          () => undefined,
        )
        return () => {
          listeners = listeners.filter((one) => one !== listener)
        }
      },
    }),
    // What a page says about a chain cannot be verified, so none of it is taken.
    metadata: freeze({ get: async () => [...(await client.call('networks'))], provide: async () => false }),
    signer: createSigner(client),
    entropy: freeze({
      version: '1.0.0',
      features: freeze(['register', 'status']),
      register: registrations.register,
      status: (registrant) => client.call('status', registrant),
    } satisfies EntropyApi),
  })
}
