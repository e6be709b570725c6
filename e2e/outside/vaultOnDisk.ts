import type { Page } from '../driver/page.ts'

/** Everything about the vault that the browser keeps for the extension, in both of its stores, as one text. */
export const vaultOnDisk = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const found: unknown[] = [(await chrome.storage.local.get('vault')).vault]
    for (const { name } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name!))
      for (const store of database.objectStoreNames)
        found.push(await result(database.transaction(store).objectStore(store).getAll()))
      database.close()
    }
    return JSON.stringify(found)
  })
