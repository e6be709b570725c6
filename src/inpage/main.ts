import { isAmongItsOwn } from '../platform/frame.ts'
import { offerPort } from '../platform/handover.ts'
import { announce } from './announce.ts'
import { createClient } from './client.ts'
import { inject } from './inject.ts'
import { createInjected } from './injected.ts'
import { freeze, newId, SafePromise } from './natives.ts'

if (isAmongItsOwn()) {
  const client = createClient(offerPort())
  const { injected, enabled } = createInjected(client)
  const provider = freeze({
    version: __VERSION__,
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
  })
  inject('entropy-wallet', provider)
  announce(provider)
}
