import type { InjectedWindowProvider } from '@polkadot/extension-inject/types'
import type { PageClient } from './client.ts'
import { createInjected } from './injected.ts'
import { freeze, newId, SafePromise } from './natives.ts'

/** What stands on `injectedWeb3`. Whoever asks to be let in, and is, gets the same as anybody before. */
export function createProvider(client: PageClient, version: string) {
  const { injected, enabled } = createInjected(client)
  return freeze({
    version,
    enable: () =>
      new SafePromise<typeof injected>((resolve, reject) =>
        client.ask(
          'enable',
          [newId()],
          (accounts) => {
            enabled(accounts)
            resolve(injected)
          },
          reject,
        ),
      ),
  }) satisfies InjectedWindowProvider
}
