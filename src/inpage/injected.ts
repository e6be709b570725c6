import type { Injected } from '@polkadot/extension-inject/types'
import type { EntropyApi, PageAccount, PageNotice } from '../protocol/pageApi.ts'
import { createAccounts } from './accounts.ts'
import type { PageClient } from './client.ts'
import { createEvents } from './events.ts'
import { freeze, freezeAll, hasOwn, map } from './natives.ts'
import { createRegistrations } from './registrations.ts'
import { createSigner } from './signer.ts'

type EntropyInjected = Injected & { readonly entropy: EntropyApi }

/** What `enable` gives a site that the user has let in. No member needs a `this`. `enabled`: with what it was let in. */
export function createInjected(client: PageClient): {
  readonly injected: EntropyInjected
  enabled(accounts: readonly PageAccount[]): void
} {
  const registrations = createRegistrations(client)
  const events = createEvents(client, registrations)
  const accounts = createAccounts(client, events.revoked)

  client.listen({
    notice(notice) {
      if (isA(notice, 'accounts')) accounts.become(notice.accounts)
      else if (isA(notice, 'news')) events.news(notice.news)
      else if (isA(notice, 'registration')) registrations.update(notice.registration.id, notice.registration.state)
    },
    woken() {
      if (!accounts.isEmpty() || !events.isEmpty()) client.ask('accounts', [], accounts.become, () => undefined)
      events.enabled()
    },
    lost: events.lost,
  })

  const entropy: EntropyApi = freeze({
    version: '1.0.0',
    features: freeze(['register', 'resume', 'list', 'status', 'getConstraints', 'on', 'cancel']),
    register: registrations.register,
    resume: registrations.resume,
    list: () => client.call('list', [], freezeAll),
    status: (registrant: string) => client.call('status', [registrant], freezeAll),
    getConstraints: (registrant: string) => client.call('constraints', [registrant], freezeAll),
    on: events.on,
  })
  const networks = () => client.call('networks', [], (known) => map(known, (one) => ({ ...one })))
  const injected = freeze({
    accounts: accounts.api,
    metadata: freeze({
      get: networks,
      // What a page says about a chain cannot be verified, so none of it is taken: the wallet has it already, or will not.
      provide: (definition: { genesisHash: string; specVersion: number }) =>
        client.call('networks', [], (known) => {
          for (let i = 0; i < known.length; i++) {
            const { genesisHash, specVersion } = known[i]!
            if (genesisHash === definition?.genesisHash && specVersion === definition.specVersion) return true
          }
          return false
        }),
    }),
    signer: createSigner(client),
    entropy,
  })
  return {
    injected,
    enabled(granted) {
      accounts.become(granted)
      events.enabled()
    },
  }
}

/** By its own member: the page may have put others where every object inherits from. */
const isA = <K extends string>(notice: PageNotice, member: K): notice is Extract<PageNotice, Record<K, unknown>> =>
  hasOwn(notice, member)
