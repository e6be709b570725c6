import { EntropyError } from '../../core/errors.ts'
import type { VaultCalls } from '../../protocol/popup/vault.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'
import { isNeeded } from './needed.ts'

export const vaultHandlers = (wallet: Wallet): Handlers<VaultCalls, undefined> => {
  const { vault } = wallet
  return {
    async vaultFile() {
      // The page reads the key for itself: one whose time is over is gone by then.
      await vault.checkDeadline()
      return vault.file()
    },
    vaultToOpen: () => vault.fileToOpen(),
    vaultsToRecover: () => vault.filesToRecover(),
    saveVault: (_, file) => vault.save(file),
    async replaceVault(_, changed) {
      if (isNeeded(wallet, changed.vault)) throw new EntropyError('in-use', 'a registration under way needs it')
      await vault.replace(changed)
    },
    restoreVault: (_, file) => vault.restore(file),
    vaultAltered: (_, message) => vault.altered(message),
    restoreCopy: () => vault.restoreCopy(),
    unlocked: (_, changed) => vault.unlocked(changed),
    wrongPassword: () => vault.wrongPassword(),
    rightPassword: () => vault.rightPassword(),
    lock: () => vault.lock(),
    backupProven: () => vault.backupProven(),
    setAutoLock: (_, minutes) => vault.setAutoLock(minutes),
  }
}
