import browser from 'webextension-polyfill'
import { EntropyError } from '../core/errors.ts'
import { pack, unpack } from './pack.ts'

/** Everything on disk. Who reads a key parses it: a disk is not to be believed. */
export type LocalKey =
  | 'history'
  | 'found'
  | 'metadata'
  | 'network'
  | 'registrations'
  | 'requests'
  | 'settings'
  | 'sites'
  | 'transactions'
  | 'vault'
  | 'vaultDamaged'
/** Kept in memory while the browser runs; content scripts cannot read it. */
export type SessionKey = 'dataKey' | 'lockAt' | 'promptWindow' | 'view'

/** One stored value. Bytes and bigints survive. */
export type StoredCell<T> = {
  read(): Promise<T | undefined>
  /** Resolves when it is stored. @throws {EntropyError} 'storage-failed' */
  write(value: T): Promise<void>
  clear(): Promise<void>
  /** Calls back after every change, whoever made it. Register it while the background starts, or it may be missed. */
  watch(listener: (value: T | undefined) => void): void
}

export const localCell = <T>(key: LocalKey): StoredCell<T> => cell('local', key)
export const sessionCell = <T>(key: SessionKey): StoredCell<T> => cell('session', key)

/** Content scripts run beside hostile code: they lose the access to our disk that Chrome gives them by default. */
export async function keepStorageFromContentScripts(): Promise<void> {
  if (__BROWSER__ === 'chromium') await chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
}

function cell<T>(area: 'local' | 'session', key: string): StoredCell<T> {
  const store = browser.storage[area]
  const guarded = async <R>(action: () => Promise<R>): Promise<R> => {
    try {
      return await action()
    } catch (cause) {
      throw new EntropyError('storage-failed', `storage.${area} failed for ${key}`, { cause })
    }
  }
  return {
    read: () => guarded(async () => unpack((await store.get(key))[key]) as T | undefined),
    write: (value) => guarded(() => store.set({ [key]: pack(value) })),
    clear: () => guarded(() => store.remove(key)),
    watch: (listener) =>
      browser.storage.onChanged.addListener((changes, changed) => {
        const change = changes[key]
        if (changed === area && change) listener(unpack(change.newValue) as T | undefined)
      }),
  }
}
