import { wipe } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import type { Background, DataKeyStore, RunJob, Secrets } from '../../ports.ts'

type Parts = { readonly background: Background; readonly runJob: RunJob; readonly dataKey: DataKeyStore }

/** The path of every secret: page → its own worker; only the data key comes back, into the session store. */
export const createSecrets = ({ background, runJob, dataKey }: Parts): Secrets => {
  const storedVault = async (): Promise<VaultFile> => {
    const vault = await background.vaultFile()
    if (!vault) throw new EntropyError('vault-damaged', 'no vault')
    return vault
  }

  const sessionKey = async (): Promise<Uint8Array> => {
    const key = await dataKey.read()
    if (!key) throw new EntropyError('locked', 'no data key in the session')
    return key
  }

  const open = async (vault: VaultFile, password: Uint8Array): Promise<Uint8Array> => {
    try {
      return (await runJob('openVault', { password, vault })).dataKey
    } catch (error) {
      if (error instanceof EntropyError && error.code === 'wrong-password') await background.wrongPassword()
      throw error
    } finally {
      wipe(password)
    }
  }

  return {
    async create(password, phrase) {
      try {
        const made = await runJob('createVault', { password, phrase })
        await background.saveVault(made.vault)
        await dataKey.write(made.dataKey)
        wipe(made.dataKey)
        await background.unlocked()
        // Who types a phrase in has it already.
        if (phrase) await background.backupProven()
      } finally {
        wipe(password)
        if (phrase) wipe(phrase)
      }
    },

    async unlock(password) {
      const key = await open(await storedVault(), password)
      await dataKey.write(key)
      wipe(key)
      await background.unlocked()
    },

    async phrase(password) {
      const vault = await storedVault()
      const key = password ? await open(vault, password) : await sessionKey()
      try {
        return (await runJob('revealPhrase', { vault, dataKey: key })).phrase
      } finally {
        wipe(key)
      }
    },

    async checkWords(words) {
      const vault = await storedVault()
      const key = await sessionKey()
      try {
        return (await runJob('checkWords', { vault, dataKey: key, words })).right
      } finally {
        wipe(key)
      }
    },
  }
}
