import { wipe } from '../../../core/bytes.ts'
import { asEntropyError, EntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import type { Unlocked } from '../../../protocol/vault/jobs.ts'
import type { Background, DataKeyStore, RunJob } from '../../ports.ts'

export type Parts = { readonly background: Background; readonly runJob: RunJob; readonly dataKey: DataKeyStore }

/** The ways to the stored vault: with the session's key, or with the password once more. */
export type VaultAccess = {
  /** Hands the vault and the session's key to one job. @throws 'locked', 'vault-damaged' */
  readonly withKey: <T>(use: (open: Unlocked) => Promise<T>) => Promise<T>
  /** Hands the vault to one job that takes the password, which is wiped; a wrong one is counted. @throws 'too-many-requests' */
  readonly withPassword: <T>(password: Uint8Array, use: (vault: VaultFile) => Promise<T>) => Promise<T>
  /** Runs a job that changes the vault and stores what it became. @throws 'vault-changed' */
  readonly change: <T extends { vault: VaultFile }>(job: (open: Unlocked) => Promise<T>) => Promise<T>
}

export const createVaultAccess = ({ background, dataKey }: Parts): VaultAccess => {
  const withKey: VaultAccess['withKey'] = async (use) => {
    const vault = await background.vaultFile()
    if (!vault) throw new EntropyError('vault-damaged', 'no vault')
    const key = await dataKey.read()
    if (!key) throw new EntropyError('locked', 'no data key in the session')
    try {
      return await use({ vault, dataKey: key })
    } finally {
      wipe(key)
    }
  }

  return {
    withKey,
    async withPassword(password, use) {
      try {
        return await use(await background.vaultToOpen())
      } catch (error) {
        const { code, message } = asEntropyError(error)
        if (code === 'wrong-password') await background.wrongPassword()
        if (code === 'vault-damaged') await background.vaultAltered(message)
        throw error
      } finally {
        wipe(password)
      }
    },
    change: (job) =>
      withKey(async (open) => {
        const made = await job(open)
        await background.replaceVault({ vault: made.vault, madeFrom: open.vault.checksum })
        return made
      }),
  }
}
