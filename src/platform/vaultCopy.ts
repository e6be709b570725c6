import { EntropyError } from '../core/errors.ts'
import { pack, unpack } from './pack.ts'
import type { StoredCell } from './storage.ts'

const NAME = 'entropy-wallet'
const STORE = 'vault'
const KEY = 'copy'

/** Somewhere else on disk than `storage.local`: what damages the one leaves the other. */
export const vaultCopy: Omit<StoredCell<unknown>, 'watch'> = {
  read: () => use('readonly', async (store) => unpack(await settled(store.get(KEY)))),
  write: (value) => use('readwrite', async (store) => void (await settled(store.put(pack(value), KEY)))),
  clear: () => use('readwrite', async (store) => void (await settled(store.delete(KEY)))),
}

/** Opened for one act and closed: whoever deletes the browser's data is not held up. @throws {EntropyError} `storage-failed` */
const use = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => Promise<T>): Promise<T> => {
  try {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    const database = await settled(opening)
    try {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' })
      const done = ended(transaction)
      const result = await act(transaction.objectStore(STORE))
      await done
      return result
    } finally {
      database.close()
    }
  } catch (cause) {
    throw new EntropyError('storage-failed', 'the second copy of the vault could not be reached', { cause })
  }
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const ended = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
