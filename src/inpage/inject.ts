import type { InjectedWindowProvider } from '@polkadot/extension-inject/types'

/**
 * Puts the provider where dApps look for it, beside those of other wallets: the page may add more, but neither change nor
 * replace it. `@polkadot/extension-inject` throws, or adds nothing, where another wallet has closed the object or its place.
 */
export function inject(name: string, provider: InjectedWindowProvider): void {
  const shared = window as { injectedWeb3?: Record<string, object> }
  const entry = { value: provider, enumerable: true, configurable: false, writable: false }
  try {
    shared.injectedWeb3 ??= {}
    if (Object.isExtensible(shared.injectedWeb3)) Object.defineProperty(shared.injectedWeb3, name, entry)
    else shared.injectedWeb3 = opened(shared.injectedWeb3, name, entry)
  } catch {
    // Its place is closed as well, and what is there is not ours to break: who asks the discovery events finds us all the same.
  }
}

/** The same again, open for more: the other wallets in it stay what they are, and as closed as they were. */
const opened = (closed: object, name: string, entry: PropertyDescriptor): Record<string, object> =>
  Object.create(Object.getPrototypeOf(closed), { ...Object.getOwnPropertyDescriptors(closed), [name]: entry })
