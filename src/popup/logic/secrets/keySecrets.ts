import { fromHex, toHex, wipe } from '../../../core/bytes.ts'
import { ss58Decode, ss58Encode } from '../../../core/keys/address.ts'
import type { Of } from '../../../protocol/vault/jobs.ts'
import type { KeySecrets, Named } from '../../ports.ts'
import type { Parts, VaultAccess } from './vaultAccess.ts'

/** Accounts and keys of an open wallet: what changes the vault, and what leaves it encrypted. */
export const createKeySecrets = (
  { background, runJob }: Pick<Parts, 'background' | 'runJob'>,
  { change, withPassword }: VaultAccess,
): KeySecrets => ({
  addAccount: async (name) => ss58Encode((await change((open) => runJob('addAccount', { ...open, name }))).account),
  addKey: async (name) => toHex((await change((open) => runJob('addKey', { ...open, name }))).key),

  async importKey(source, name) {
    try {
      return toHex((await change((open) => runJob('importKey', { ...open, ...source, name }))).key)
    } finally {
      wipe('secret' in source ? source.secret : source.password)
    }
  },

  async importAccount(json, password, name) {
    try {
      return ss58Encode((await change((open) => runJob('importAccount', { ...open, json, password, name }))).account)
    } finally {
      wipe(password)
    }
  },

  async exportAccount(address, password, filePassword) {
    const account = ss58Decode(address)
    try {
      const exporting = (vault: Parameters<Parameters<typeof withPassword>[1]>[0]) =>
        runJob('exportAccount', { vault, password, account, filePassword })
      const { json } = await withPassword(password, exporting)
      await background.rightPassword()
      return json
    } finally {
      wipe(filePassword)
    }
  },

  async exportKey(verifyingKey, password, filePassword) {
    const key = fromHex(verifyingKey, 33)
    try {
      const { json } = await withPassword(password, (vault) =>
        runJob('exportKey', { vault, password, key, filePassword }),
      )
      await background.rightPassword()
      return json
    } finally {
      wipe(filePassword)
    }
  },

  async rename(of, name) {
    await change((open) => runJob('rename', { ...open, of: bytesOf(of), name }))
  },

  async forget(of, password) {
    const { dataKey } = await withPassword(password, (vault) => runJob('openVault', { vault, password }))
    wipe(dataKey)
    await background.rightPassword()
    await change((open) => runJob('forget', { ...open, of: bytesOf(of) }))
  },
})

const bytesOf = (named: Named): Of =>
  'account' in named ? { account: ss58Decode(named.account) } : { key: fromHex(named.verifyingKey, 33) }
