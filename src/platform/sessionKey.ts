import { sessionCell } from './storage.ts'

const cell = sessionCell<Uint8Array>('dataKey')

/** The opened data key: in memory while the wallet is unlocked, for the wallet's own contexts only. */
export const sessionKey = {
  read: async (): Promise<Uint8Array | null> => {
    const key = await cell.read()
    return key instanceof Uint8Array ? key : null
  },
  write: (dataKey: Uint8Array): Promise<void> => cell.write(dataKey),
  clear: (): Promise<void> => cell.clear(),
}
