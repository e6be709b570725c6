import { wipe } from '../../../core/bytes.ts'
import { asEntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import type { JobOutput } from '../../../protocol/workerApi.ts'
import type { Secrets } from '../../ports.ts'
import { createLazyKeySecrets } from './lazyKeySecrets.ts'
import { createVaultAccess, type Parts } from './vaultAccess.ts'

/** The path of every secret: page → its own worker; only the data key comes back, into the session store. */
export const createSecrets = (parts: Parts): Secrets => {
  const { background, runJob, dataKey } = parts
  const access = createVaultAccess(parts)
  const { withKey, withPassword } = access

  /** The background learns of the key when it is in its place. */
  const begin = async (key: Uint8Array, vault: VaultFile | null, madeFrom = '') => {
    try {
      await dataKey.write(key)
    } finally {
      wipe(key)
    }
    await background.unlocked(vault && { vault, madeFrom })
  }

  /** A dearer password can wait until there is room on the disk; a new form of the vault cannot. */
  const unlocked = async (stored: VaultFile, { dataKey: key, vault }: JobOutput<'openVault'>) => {
    try {
      await begin(key, vault ?? null, stored.checksum)
    } catch (error) {
      if (!vault || vault.version !== stored.version) {
        // A key that nobody keeps the time for does not stay.
        await background.lock()
        throw error
      }
      await background.unlocked(null)
    }
  }

  /** Of the first stored vault that is whole, or of the phrase alone: a damaged one is named as such, and gives way. */
  const recovered = async (phrase: Uint8Array, next: Uint8Array): Promise<JobOutput<'recover'>> => {
    for (const tried = new Set<string>(); ; ) {
      const files = await background.vaultsToRecover()
      const vault = files.find(({ checksum }) => !tried.has(checksum)) ?? null
      const given = { phrase: phrase.slice(), password: next.slice() }
      try {
        return await runJob('recover', { ...given, vault })
      } catch (error) {
        const { code, message } = asEntropyError(error)
        if (!vault || code !== 'vault-damaged') throw error
        tried.add(vault.checksum)
        await background.vaultAltered(message)
      } finally {
        wipe(given.phrase, given.password)
      }
    }
  }

  return {
    ...createLazyKeySecrets(parts, access),

    async create(password, phrase) {
      try {
        const made = await runJob('createVault', { password, phrase })
        await background.saveVault(made.vault)
        await begin(made.dataKey, null)
        // Who types a phrase in has it already.
        if (phrase) await background.backupProven()
      } finally {
        wipe(password)
        if (phrase) wipe(phrase)
      }
    },

    unlock: (password) =>
      withPassword(password, async (vault) => unlocked(vault, await runJob('openVault', { password, vault }))),

    async phrase(password) {
      if (!password) return withKey(async (open) => (await runJob('revealPhrase', open)).phrase)
      return withPassword(password, async (vault) => {
        const { dataKey: key } = await runJob('openVault', { password, vault })
        try {
          await background.rightPassword()
          return (await runJob('revealPhrase', { vault, dataKey: key })).phrase
        } finally {
          wipe(key)
        }
      })
    },

    checkWords: (words) => withKey(async (open) => (await runJob('checkWords', { ...open, words })).right),

    async changePassword(old, next) {
      try {
        await withPassword(old, async (vault) => {
          const changed = await runJob('changePassword', { vault, password: old, next })
          await background.replaceVault({ vault: changed.vault, madeFrom: vault.checksum })
        })
        await background.rightPassword()
      } finally {
        wipe(next)
      }
    },

    async recover(phrase, next) {
      try {
        const made = await recovered(phrase, next)
        await background.restoreVault(made.vault)
        await begin(made.dataKey, null)
      } finally {
        wipe(phrase, next)
      }
    },
  }
}
