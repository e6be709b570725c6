import type { VaultCalls } from '../../protocol/popup/vault.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'

export const vaultHandlers = ({ vault }: Wallet): Handlers<VaultCalls, undefined> => ({
  vaultFile: () => vault.file(),
  saveVault: (_, file) => vault.save(file),
  unlocked: () => vault.unlocked(),
  wrongPassword: () => vault.wrongPassword(),
  lock: () => vault.lock(),
  backupProven: () => vault.backupProven(),
  setAutoLock: (_, minutes) => vault.setAutoLock(minutes),
})
