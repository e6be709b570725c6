import { fromHex } from '../../core/bytes.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { isOver } from '../../core/registration/advance.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { VaultFile } from '../../protocol/popup/vault.ts'
import { parseVault } from '../../protocol/vault/file.ts'
import { publicsOf } from '../../protocol/vault/publics.ts'
import type { VaultService } from '../services.ts'

type Held = {
  readonly vault: Pick<VaultService, 'accounts' | 'keys'>
  readonly registrations: { views(): readonly Pick<RegistrationView, 'account' | 'verifyingKey' | 'state'>[] }
}

/** Whether a registration that is not at its end needs an account or a key that this vault has no more. @throws {EntropyError} `vault-damaged` */
export const isNeeded = ({ vault, registrations }: Held, next: VaultFile): boolean => {
  const { accounts, keys } = publicsOf(parseVault(next))
  const addresses = new Set(accounts.map(({ publicKey }) => ss58Encode(fromHex(publicKey, 32))))
  const kept = new Set(keys.map(({ verifyingKey }) => verifyingKey))
  const goneAccounts = vault.accounts().filter(({ address }) => !addresses.has(address))
  const goneKeys = vault.keys().filter(({ verifyingKey }) => !kept.has(verifyingKey))
  return registrations.views().some(
    ({ account, verifyingKey, state }) =>
      !isOver(state) &&
      (goneAccounts.some(({ address }) => address === account) ||
        // What is registered needs its account while it heals, but its key no more.
        (state.kind !== 'registered' && goneKeys.some((key) => key.verifyingKey === verifyingKey))),
  )
}
