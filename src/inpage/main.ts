import { injectExtension } from '@polkadot/extension-inject/bundle'
import { offerPort } from '../platform/handover.ts'
import { createClient } from './client.ts'
import { createInjected } from './injected.ts'
import { freeze, newId } from './natives.ts'

const name = 'entropy-wallet'
const client = createClient(offerPort())
const injected = createInjected(client)

injectExtension(
  async () => {
    await client.call('enable', newId())
    return injected
  },
  { name, version: __VERSION__ },
)

// The page may add other wallets beside this one, but neither change nor replace it.
const { injectedWeb3 } = window as unknown as { injectedWeb3: Record<string, object> }
Object.defineProperty(injectedWeb3, name, {
  value: freeze(injectedWeb3[name]),
  enumerable: true,
  configurable: false,
  writable: false,
})
