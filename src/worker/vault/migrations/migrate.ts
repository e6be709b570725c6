import type { Vault } from '../../../protocol/vault/file.ts'
import type { Version1 } from '../../../protocol/vault/version1.ts'
import { toVersion2 } from './toVersion2.ts'

/** What is known while a vault is unlocked: the password's key, and the data key twice. */
export type Keys = {
  readonly passwordKey: CryptoKey
  readonly key: CryptoKey
  readonly dataKey: Uint8Array<ArrayBuffer>
}

/** The present form of a vault: one step forward after the other, whatever it began as. @throws {EntropyError} `vault-damaged` */
export const migrate = async (vault: Vault | Version1, keys: Keys): Promise<Vault> => {
  switch (vault.version) {
    case 1:
      return migrate(await toVersion2(vault, keys), keys)
    case 2:
      return vault
  }
}
